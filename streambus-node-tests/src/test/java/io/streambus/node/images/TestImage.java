package io.streambus.node.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import io.streambus.image.debian.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * An image in the format of {@code docker save}.
 *
 * @param name complete name with registry and tag
 * @param tar the archive
 */
public record TestImage(String name, Path tar) {

  /** No server has this name, so that the images cannot be pulled by mistake. */
  static final String REGISTRY = "registry.invalid/";

  private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");

  /** Returns the name without the tag. */
  public String repository() {
    return name.substring(0, name.lastIndexOf(':'));
  }

  /** Returns the tag. */
  public String tag() {
    return name.substring(name.lastIndexOf(':') + 1);
  }

  /**
   * Writes an image.
   *
   * @param files file by its path in the image; all become executable
   * @param entrypoint path of the program
   */
  static TestImage write(String name, Map<String, Path> files, String entrypoint) throws Exception {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder();
    files.forEach(
        (path, file) ->
            layer.addEntry(file, AbsoluteUnixPath.get(path), EXECUTABLE, Instant.EPOCH, "0:0"));
    Path images = Files.createDirectories(Path.of("target/images").toAbsolutePath());
    Path tar = images.resolve(name.replaceAll("[/:]", "-") + ".tar");
    String completeName = REGISTRY + name;
    Jib.fromScratch()
        .setPlatforms(Set.of(new Platform(Architecture.ofBuildMachine().label(), "linux")))
        .setCreationTime(Instant.EPOCH)
        .addFileEntriesLayer(layer.build())
        .setEntrypoint(entrypoint)
        .setUser("1000:1000")
        .containerize(
            Containerizer.to(TarImage.at(tar).named(completeName))
                .setApplicationLayersCache(images.resolve("cache"))
                .setBaseImageLayersCache(images.resolve("cache"))
                .setToolName("streambus-node-tests"));
    return new TestImage(completeName, tar);
  }
}

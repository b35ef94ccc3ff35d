package io.streambus.image.jib;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import io.streambus.image.debian.Architecture;
import io.streambus.image.process.FileTree;
import io.streambus.image.rootfs.Layout;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An image in the format of {@code docker save}, which container engines load.
 *
 * @param file the archive
 * @param created creation time of the image
 */
public record ImageTar(Architecture architecture, Path file, Instant created) {

  /**
   * Writes the image.
   *
   * @param root root directory of the image
   * @param name name and tag of the image once loaded
   * @return ID of the image
   */
  public String write(Path root, String name, ImageLabels labels) throws Exception {
    // Jib recognizes a layer by the paths and times of its files, which do not change: it would
    // write
    // the files of the previous build.
    new FileTree(cache()).delete();
    return onPlatform(Jib.fromScratch())
        .setFileEntriesLayers(new ImageLayers(root).layers())
        .setEntrypoint(Layout.entrypoint())
        .setProgramArguments(Layout.DEFAULT_COMMAND)
        .setUser(Layout.USER)
        .setExposedPorts(
            Layout.PORTS.stream().map(Port::tcp).collect(Collectors.toUnmodifiableSet()))
        .setLabels(labels.labels())
        .containerize(configure(Containerizer.to(TarImage.at(file).named(name))))
        .getImageId()
        .toString();
  }

  /**
   * Pushes the image that was written.
   *
   * @param isInsecureAllowed whether the registry may have no TLS
   * @return ID of the image
   */
  String push(ImageReference target, boolean isInsecureAllowed) throws Exception {
    RegistryImage image =
        RegistryImage.named(target)
            .addCredentialRetriever(
                CredentialRetrieverFactory.forImage(target, event -> {}).dockerConfig());
    return onPlatform(Jib.from(TarImage.at(file)))
        .containerize(
            configure(Containerizer.to(image)).setAllowInsecureRegistries(isInsecureAllowed))
        .getImageId()
        .toString();
  }

  private JibContainerBuilder onPlatform(JibContainerBuilder image) {
    return image
        .setPlatforms(Set.of(new Platform(architecture.label(), "linux")))
        .setCreationTime(created);
  }

  /** Keeps the caches in the build directory, so that they are cleaned with it. */
  private Containerizer configure(Containerizer containerizer) {
    return containerizer
        .setApplicationLayersCache(cache())
        .setBaseImageLayersCache(cache())
        .setToolName("streambus-image");
  }

  private Path cache() {
    return file.resolveSibling("jib-cache");
  }
}

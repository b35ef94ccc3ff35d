package io.streambus.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.streambus.image.debian.Architecture;
import io.streambus.image.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image, unpacked like a container engine does it. */
final class UnpackedImage {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Architecture architecture;
  private final Path directory;
  private final List<TarArchiveEntry> entries = new ArrayList<>();

  private UnpackedImage(Architecture architecture, Path directory) {
    this.architecture = architecture;
    this.directory = directory;
  }

  static UnpackedImage unpack(Path tar, Architecture architecture, Path directory)
      throws IOException {
    var image = new UnpackedImage(architecture, directory);
    Command.run("tar", "-xf", tar.toString(), "-C", directory.toString());
    Files.createDirectory(image.root());
    for (JsonNode layer : image.json("manifest.json").at("/0/Layers")) {
      image.unpackLayer(directory.resolve(layer.asText()));
    }
    return image;
  }

  private void unpackLayer(Path layer) throws IOException {
    Command.run("tar", "--warning=none", "-xpzf", layer.toString(), "-C", root().toString());
    try (var content =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(layer)))) {
      for (var entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
        entries.add(entry);
      }
    }
  }

  @Override
  public String toString() {
    return architecture.label();
  }

  Architecture architecture() {
    return architecture;
  }

  /** Returns the root directory of a container. */
  Path root() {
    return directory.resolve("root");
  }

  /** Returns what the image says about its containers, such as the entry point. */
  JsonNode config() throws IOException {
    return json("config.json").get("config");
  }

  /** Returns the files and directories of all layers. */
  List<TarArchiveEntry> entries() {
    return List.copyOf(entries);
  }

  private JsonNode json(String file) throws IOException {
    return JSON.readTree(directory.resolve(file).toFile());
  }
}

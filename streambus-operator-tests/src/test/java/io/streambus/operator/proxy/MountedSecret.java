package io.streambus.operator.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A Secret as a kubelet mounts it: links over a folder that is exchanged as a whole. */
final class MountedSecret {

  private static final String DATA = "..data";

  private final Path folder;
  private int versions;

  MountedSecret(Path folder) {
    this.folder = folder;
  }

  void write(Map<String, String> content) {
    versions++;
    try {
      Path version = Files.createDirectories(folder.resolve("..version-" + versions));
      for (Map.Entry<String, String> file : content.entrySet()) {
        Files.writeString(version.resolve(file.getKey()), file.getValue());
      }
      Path link = Files.createSymbolicLink(folder.resolve("..new"), version.getFileName());
      Files.move(
          link,
          folder.resolve(DATA),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      for (String file : content.keySet()) {
        if (!Files.isSymbolicLink(folder.resolve(file))) {
          Files.createSymbolicLink(folder.resolve(file), Path.of(DATA, file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

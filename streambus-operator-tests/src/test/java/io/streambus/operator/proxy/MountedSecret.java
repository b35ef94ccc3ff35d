package io.streambus.operator.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Secret volume as mounted by a kubelet: symlinks into a directory that is swapped atomically. */
final class MountedSecret {

  private static final String DATA = "..data";

  private final Path directory;
  private int versions;

  MountedSecret(Path directory) {
    this.directory = directory;
  }

  void write(Map<String, String> content) {
    versions++;
    try {
      Path version = Files.createDirectories(directory.resolve("..version-" + versions));
      for (Map.Entry<String, String> file : content.entrySet()) {
        Files.writeString(version.resolve(file.getKey()), file.getValue());
      }
      Path link = Files.createSymbolicLink(directory.resolve("..new"), version.getFileName());
      Files.move(
          link,
          directory.resolve(DATA),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      for (String file : content.keySet()) {
        if (!Files.isSymbolicLink(directory.resolve(file))) {
          Files.createSymbolicLink(directory.resolve(file), Path.of(DATA, file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

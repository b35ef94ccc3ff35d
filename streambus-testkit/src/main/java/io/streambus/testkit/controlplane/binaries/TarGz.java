package io.streambus.testkit.controlplane.binaries;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Extracts one file from a {@code .tar.gz}. */
final class TarGz {

  private TarGz() {}

  static void extract(Path archive, String name, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().equals(name)) {
          Files.copy(tar, target);
          return;
        }
      }
    }
    throw new EOFException("no entry " + name + " in " + archive.getFileName());
  }
}

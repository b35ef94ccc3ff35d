package io.streambus.testkit.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cleans up after JVMs that were killed: such a JVM runs no shutdown hook, so its processes and its
 * temporary folder stay.
 */
final class StaleRuns {

  private StaleRuns() {}

  /** Ends what is left of runs in temporary folders whose JVM is gone, and deletes the folders. */
  static void sweep(Path temporaryFolder) {
    for (Path folder : list(temporaryFolder, WorkFolder.PREFIX + "*")) {
      WorkFolder work = new WorkFolder(folder);
      boolean orphaned = read(work.owner()).filter(owner -> owner.alive().isEmpty()).isPresent();
      if (orphaned) {
        endProcesses(work);
        work.delete();
      }
    }
  }

  /** Ends every process that the folder remembers, whoever owns it. */
  static void endProcesses(WorkFolder work) {
    if (Files.isDirectory(work.pids())) {
      for (Path file : list(work.pids(), "*")) {
        read(file).flatMap(ProcessRecord::alive).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  private static List<Path> list(Path folder, String pattern) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      List<Path> paths = new ArrayList<>();
      files.forEach(paths::add);
      return paths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Another user's folder cannot be read, and one that is just being made has no owner yet.
  private static Optional<ProcessRecord> read(Path file) {
    try {
      return Files.isReadable(file)
          ? ProcessRecord.parse(Files.readAllLines(file))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

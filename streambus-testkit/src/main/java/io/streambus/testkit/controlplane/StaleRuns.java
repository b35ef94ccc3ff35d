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
 * Cleans up after killed JVMs, which ran no shutdown hook and left their processes and temporary
 * directories behind.
 */
final class StaleRuns {

  private StaleRuns() {}

  /**
   * Deletes temporary directories of JVMs that no longer run, and kills the processes recorded
   * there.
   */
  static void sweep(Path tempDirectory) {
    for (Path directory : list(tempDirectory, WorkDirectory.PREFIX + "*")) {
      WorkDirectory work = new WorkDirectory(directory);
      boolean orphaned =
          read(work.owner()).filter(owner -> owner.findAlive().isEmpty()).isPresent();
      if (orphaned) {
        killProcesses(work);
        work.delete();
      }
    }
  }

  /** Kills every process recorded in the working directory, regardless of its owner. */
  static void killProcesses(WorkDirectory work) {
    if (Files.isDirectory(work.pids())) {
      for (Path file : list(work.pids(), "*")) {
        read(file).flatMap(ProcessRecord::findAlive).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  private static List<Path> list(Path directory, String pattern) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
      List<Path> paths = new ArrayList<>();
      files.forEach(paths::add);
      return paths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The directory of another user is unreadable, and one that is being created has no owner yet.
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

package io.streambus.testkit.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
    list(tempDirectory, WorkDirectory.PREFIX + "*").stream()
        .filter(directory -> !WorkDirectory.isOfThisProcess(directory))
        .filter(Files::isReadable)
        .forEach(StaleRuns::deleteIfAbandoned);
  }

  private static void deleteIfAbandoned(Path directory) {
    try (OwnerLock abandoned = OwnerLock.takeAbandoned(directory).orElse(null)) {
      if (abandoned != null) {
        WorkDirectory work = new WorkDirectory(directory);
        killProcesses(work);
        work.delete();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Kills every process recorded in the working directory, regardless of its owner, and waits until
   * it no longer writes there.
   */
  static void killProcesses(WorkDirectory work) {
    if (Files.isDirectory(work.pids())) {
      list(work.pids(), "*").stream()
          .flatMap(file -> read(file).flatMap(ProcessRecord::findAlive).stream())
          .forEach(StaleRuns::kill);
    }
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
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

  private static Optional<ProcessRecord> read(Path file) {
    try {
      return ProcessRecord.parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

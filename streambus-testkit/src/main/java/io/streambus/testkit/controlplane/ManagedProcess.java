package io.streambus.testkit.controlplane;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A child process. Its output is written to a file in the working directory. */
final class ManagedProcess {

  private static final int MAX_TAIL_LENGTH = 1 << 16;

  private final String name;
  private final List<String> command;
  private final WorkDirectory work;
  private @Nullable Process process;

  ManagedProcess(String name, List<String> command, WorkDirectory work) {
    this.name = name;
    this.command = List.copyOf(command);
    this.work = work;
  }

  String name() {
    return name;
  }

  synchronized void start() {
    Path log = work.log(name);
    try {
      Files.createDirectories(work.logs());
      Process started =
          new ProcessBuilder(command)
              .directory(work.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process = started;
      work.write(work.pid(name), ProcessRecord.of(started.toHandle()).format());
    } catch (IOException e) {
      throw new ControlPlaneStartException("Cannot run " + command.get(0), e);
    }
  }

  synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Requests termination and does not wait for it. */
  synchronized void terminate() {
    if (process != null) {
      process.destroy();
    }
  }

  /** Waits for the process to exit. At the deadline, kills it and waits until it has exited. */
  synchronized void awaitExit(Deadline deadline) {
    if (process == null) {
      return;
    }
    try {
      if (!process.waitFor(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** The last lines of the output; empty if the process printed nothing. */
  String tail(int lines) {
    try (RandomAccessFile file = new RandomAccessFile(work.log(name).toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(file.length(), MAX_TAIL_LENGTH)];
      file.seek(file.length() - bytes.length);
      file.readFully(bytes);
      List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the log of " + name, e);
    }
  }
}

package io.streambus.image.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the build machine to its end. */
public final class Command {

  /** Emulation is slow: archiving classes takes minutes. */
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private Command() {}

  /**
   * Returns the standard output of a program.
   *
   * @throws IOException if the program does not exist, times out or fails, with its output
   */
  public static String run(List<String> command) throws IOException {
    Path output = Files.createTempFile("command", ".out");
    Path errors = Files.createTempFile("command", ".err");
    try {
      var builder = new ProcessBuilder(command);
      Process process =
          builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
      if (exitCode(process) != 0) {
        throw new IOException(
            "%s failed: %s%s"
                .formatted(
                    String.join(" ", command), Files.readString(output), Files.readString(errors)));
      }
      return Files.readString(output);
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** Returns the standard output of a program. See {@link #run(List)}. */
  public static String run(String... command) throws IOException {
    return run(List.of(command));
  }

  private static int exitCode(Process process) throws IOException {
    try {
      if (process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new IOException("not finished within " + TIMEOUT.toMinutes() + " minutes");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}

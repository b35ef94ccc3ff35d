package io.streambus.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The packaged program as a separate process. Waits time out after two minutes. */
public final class ProgramProcess implements AutoCloseable {

  /** Ample, because other tests run. */
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final Path output;
  private final Process process;

  private ProgramProcess(Path output, Process process) {
    this.output = output;
    this.process = process;
  }

  /**
   * Starts the jar of a module with additional environment variables.
   *
   * @param module name of the module, such as {@code streambus-operator-app}
   */
  public static ProgramProcess start(
      String module, Map<String, String> environment, List<String> arguments) {
    Path jar = Path.of("..", module, "target", module + ".jar");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile("streambus", ".log");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(output.toFile()).environment().putAll(environment);
      return new ProgramProcess(output, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the output printed to date. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the child processes. */
  public List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** Waits until the condition is met while the process is running. */
  public void await(String expectation, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(TIMEOUT);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline) || !process.isAlive()) {
        throw new AssertionError(
            "timed out waiting for the process " + expectation + "; output:\n" + output());
      }
      pause();
    }
  }

  /** Waits until the process prints the given text. */
  public void awaitOutput(String text) {
    await("to print " + text, () -> output().contains(text));
  }

  /** Returns the process ID. */
  public long pid() {
    return process.pid();
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for the process to exit and returns its exit code. */
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the process did not exit; output:\n" + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(output);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

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

/**
 * The packaged program as a process of its own. Whatever it waits for must come in half a minute.
 */
public final class ProgramProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path output;
  private final Process process;

  private ProgramProcess(Path output, Process process) {
    this.output = output;
    this.process = process;
  }

  /**
   * Starts the jar of a module, with variables in addition to those of this process.
   *
   * @param module such as {@code streambus-operator-app}
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

  /** What it printed until now. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The processes that it started. */
  public List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** Waits while it runs. */
  public void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline) || !process.isAlive()) {
        throw new AssertionError("waited in vain for it " + what + "; it says\n" + output());
      }
      pause();
    }
  }

  /** Waits until it prints a text. */
  public void awaitOutput(String text) {
    await("to print " + text, () -> output().contains(text));
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for its end, and returns its exit code. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it says\n" + output());
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

package io.streambus.image.archive;

import io.streambus.image.debian.Architecture;
import io.streambus.image.rootfs.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A run of the unpacked program on this machine, to record the classes that it loads. */
final class ProgramRun implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  private final Process process;
  private final Path log;

  private ProgramRun(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts the program with the files of an image, but outside of it.
   *
   * @param root root directory of the image
   * @param jvmOption additional option of the JVM
   * @param environment additional variables
   */
  static ProgramRun start(
      Path root, String jvmOption, Map<String, String> environment, List<String> arguments)
      throws IOException {
    Architecture architecture = Architecture.ofBuildMachine();
    List<String> command =
        new ArrayList<>(
            List.of(
                root.resolve(architecture.loader()).toString(),
                "--library-path",
                root.resolve(architecture.libraries()).toString(),
                root.resolve(Layout.JAVA).toString(),
                "@" + root.resolve(Layout.JVM_OPTIONS),
                jvmOption,
                "-jar",
                root.resolve(Layout.JAR).toString()));
    command.addAll(arguments);
    Path log = Files.createTempFile("streambus", ".log");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile()).environment().putAll(environment);
    return new ProgramRun(builder.start(), log);
  }

  /** Waits until the condition is met while the program runs, and sends SIGTERM. */
  void terminateWhen(BooleanSupplier condition) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("the program did not start: " + Files.readString(log));
      }
      Thread.sleep(POLL_INTERVAL.toMillis());
    }
    process.destroy();
  }

  /** Waits for the program to exit. */
  void awaitSuccess() throws IOException, InterruptedException {
    if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("the program failed: " + Files.readString(log));
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(log);
  }
}

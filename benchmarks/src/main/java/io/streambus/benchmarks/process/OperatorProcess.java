package io.streambus.benchmarks.process;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import io.streambus.benchmarks.harness.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The operator as users run it, in a process of its own: {@code ./streambus run}, with the folder
 * of the checkout as the working directory.
 */
public final class OperatorProcess implements AutoCloseable {

  private static final Path PROGRAM = Path.of("streambus").toAbsolutePath();
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final Instant begin;
  private final Path log;
  private final Endpoint readiness;
  private final Endpoint metrics;
  private final Thread endOfJvm;

  private OperatorProcess(Process process, Instant begin, Path log, int probes, int metrics) {
    this.process = process;
    this.begin = begin;
    this.log = log;
    this.readiness = new Endpoint(probes, "/readyz");
    this.metrics = new Endpoint(metrics, "/metrics");
    this.endOfJvm = new Thread(process::destroyForcibly, "operator-end-of-jvm");
    Runtime.getRuntime().addShutdownHook(endOfJvm);
  }

  /** Starts one and does not wait for it. */
  public static OperatorProcess start(Path kubeconfig, Path log, List<String> jvmFlags) {
    int probes = Endpoint.freePort();
    int metrics = Endpoint.freePort();
    // The script replaces itself by the JVM, so that its process id is the operator's own.
    List<String> command =
        List.of(
            PROGRAM.toString(),
            "run",
            "--leader-elect=false",
            "--metrics-bind-address=127.0.0.1:" + metrics,
            "--health-probe-bind-address=127.0.0.1:" + probes);
    try {
      Files.createDirectories(log.toAbsolutePath().resolveSibling(""));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("KUBECONFIG", kubeconfig.toString());
      builder.environment().put("STREAMBUS_JAVA_OPTS", String.join(" ", jvmFlags));
      Instant begin = Instant.now();
      return new OperatorProcess(builder.start(), begin, log, probes, metrics);
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot run the operator", e);
    }
  }

  /** When it was started. */
  public Instant begin() {
    return begin;
  }

  /** Waits until its caches are filled and returns the time that it took since the start. */
  public Duration awaitReady() {
    Wait.until("the operator being ready, see " + log + ",", READY_LIMIT, this::isReady);
    return Duration.between(begin, Instant.now());
  }

  /** CPU time of all its threads so far. */
  public Duration cpu() {
    checkAlive();
    return CpuTime.of(process.toHandle());
  }

  /** Passes over clusters so far, by the operator's own count. */
  public double reconciles() {
    checkAlive();
    return metrics.get().stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("streambus_operator_reconcile_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Stops all its threads where they are, as the kernel does on SIGSTOP. */
  public void pause() {
    signal("STOP");
  }

  /** Lets a stopped process go on. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
      if (code != 0) {
        throw new BenchmarkFailedException("kill -%s ended with %d".formatted(name, code));
      }
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot send SIG" + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailedException("interrupted while sending a signal", e);
    }
  }

  /** Writes the flight recording that was asked for by a flag. */
  public void dumpRecording(Path file) {
    new Jcmd(pid()).run("JFR.dump filename=" + file.toAbsolutePath());
  }

  /** Its process id. */
  public long pid() {
    checkAlive();
    return process.pid();
  }

  /** Ends it politely, after the time-out by force. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new BenchmarkFailedException("the operator did not end within " + STOP_LIMIT);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(endOfJvm);
  }

  private boolean isReady() {
    checkAlive();
    return readiness.get().isPresent();
  }

  private void checkAlive() {
    if (!process.isAlive()) {
      throw new BenchmarkFailedException(
          "the operator has ended with " + process.exitValue() + ", see " + log);
    }
  }
}

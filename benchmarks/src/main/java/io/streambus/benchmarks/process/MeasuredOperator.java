package io.streambus.benchmarks.process;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import io.streambus.benchmarks.harness.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The operator as a separate process, started the way users start it. */
public final class MeasuredOperator implements AutoCloseable {

  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private static final Duration READY_INTERVAL = Duration.ofMillis(10);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final Instant startTime;
  private final Path log;
  private final Endpoint readiness;
  private final Endpoint health;
  private final Endpoint metrics;
  private final Thread shutdownHook;

  private MeasuredOperator(Process process, Instant begin, Path log, int probes, int metrics) {
    this.process = process;
    this.startTime = begin;
    this.log = log;
    this.readiness = new Endpoint(probes, "/readyz");
    this.health = new Endpoint(probes, "/healthz");
    this.metrics = new Endpoint(metrics, "/metrics");
    this.shutdownHook = new Thread(process::destroyForcibly, "operator-shutdown-hook");
    Runtime.getRuntime().addShutdownHook(shutdownHook);
  }

  /** Starts the operator of the checkout without waiting for it. */
  public static MeasuredOperator start(Path kubeconfig, Path log, List<String> jvmFlags) {
    return start(OperatorProgram.ofCheckout(), kubeconfig, log, jvmFlags);
  }

  /** Starts the operator without waiting for it. */
  public static MeasuredOperator start(
      OperatorProgram program, Path kubeconfig, Path log, List<String> jvmFlags) {
    int probes = Endpoint.freePort();
    int metrics = Endpoint.freePort();
    List<String> command = new ArrayList<>(program.command());
    command.addAll(
        List.of(
            "run",
            "--leader-elect=false",
            "--metrics-bind-address=127.0.0.1:" + metrics,
            "--health-probe-bind-address=127.0.0.1:" + probes));
    try {
      Files.createDirectories(log.toAbsolutePath().resolveSibling(""));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("KUBECONFIG", kubeconfig.toString());
      builder.environment().put(program.optionsVariable(), String.join(" ", jvmFlags));
      Instant begin = Instant.now();
      return new MeasuredOperator(builder.start(), begin, log, probes, metrics);
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot start the operator", e);
    }
  }

  /** Returns the start time. */
  public Instant startTime() {
    return startTime;
  }

  /** Waits until the caches are synced and returns the time since process start. */
  public Duration awaitReady() {
    Wait.until("readiness of the operator, see " + log, READY_LIMIT, READY_INTERVAL, this::isReady);
    return Duration.between(startTime, Instant.now());
  }

  /**
   * Whether the process responds to a liveness probe within two seconds that it need not restart.
   */
  public boolean isHealthy() {
    checkAlive();
    return health.get().isPresent();
  }

  /** Returns the CPU time that all threads of the process have used. */
  public Duration cpu() {
    checkAlive();
    return CpuTime.of(process.toHandle());
  }

  /** Returns the number of reconciliations according to the operator's metrics. */
  public double reconciles() {
    checkAlive();
    return metrics.get().stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("streambus_operator_reconcile_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Pauses all threads of the process with SIGSTOP. */
  public void pause() {
    signal("STOP");
  }

  /** Resumes the paused process. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
      if (code != 0) {
        throw new BenchmarkFailedException("kill -%s exited with code %d".formatted(name, code));
      }
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot send SIG" + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailedException("interrupted while sending a signal", e);
    }
  }

  /** Dumps the flight recording that a JVM flag started. */
  public void dumpRecording(Path file) {
    new Jcmd(pid()).run("JFR.dump filename=" + file.toAbsolutePath());
  }

  /** Returns the process ID. */
  public long pid() {
    checkAlive();
    return process.pid();
  }

  /** Terminates the process, and kills it after a timeout. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new BenchmarkFailedException("the operator did not terminate within " + STOP_LIMIT);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(shutdownHook);
  }

  private boolean isReady() {
    checkAlive();
    return readiness.get().isPresent();
  }

  private void checkAlive() {
    if (!process.isAlive()) {
      throw new BenchmarkFailedException(
          "the operator exited with code " + process.exitValue() + ", see " + log);
    }
  }
}

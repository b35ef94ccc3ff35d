package io.streambus.benchmarks.isolation;

import com.google.common.util.concurrent.Uninterruptibles;
import io.streambus.benchmarks.process.MeasuredOperator;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Probes whether the operator is alive, as often as the kubelet does. */
final class LivenessProbes implements AutoCloseable {

  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final AtomicInteger failures = new AtomicInteger();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  private LivenessProbes() {}

  static LivenessProbes start(MeasuredOperator operator) {
    LivenessProbes probes = new LivenessProbes();
    probes.thread.execute(() -> probes.repeat(operator));
    return probes;
  }

  int failures() {
    return failures.get();
  }

  private void repeat(MeasuredOperator operator) {
    while (!thread.isShutdown()) {
      if (!operator.isHealthy()) {
        failures.incrementAndGet();
      }
      Uninterruptibles.sleepUninterruptibly(PERIOD);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}

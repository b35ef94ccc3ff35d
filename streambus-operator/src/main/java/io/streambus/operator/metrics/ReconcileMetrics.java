package io.streambus.operator.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.streambus.operator.reconcile.ReconcileResult;
import io.streambus.operator.rollout.RestartStrategy;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Counts and times passes. In Prometheus: {@code streambus_operator_reconcile_total} by result,
 * {@code streambus_operator_reconcile_errors_total} for passes that ended with an exception, the
 * histogram {@code streambus_operator_reconcile_duration_seconds}, and {@code
 * streambus_operator_rollout_restarts_total} by way.
 */
public final class ReconcileMetrics {

  private static final String PASSES = "streambus.operator.reconcile";
  private static final String RESULT = "result";

  private final MeterRegistry registry;
  private final Counter errors;
  private final Timer duration;

  /** Registers the meters at once, so that they read 0 before the first pass. */
  public ReconcileMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.errors =
        Counter.builder(PASSES + ".errors")
            .description("Passes that ended with an exception and are repeated.")
            .register(registry);
    this.duration =
        Timer.builder(PASSES + ".duration")
            .description("Time that a pass takes.")
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofMillis(25),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10))
            .register(registry);
    for (ReconcileResult.Kind kind : ReconcileResult.Kind.values()) {
      reconciles(text(kind));
    }
    reconciles("error");
    for (RestartStrategy restartStrategy : RestartStrategy.values()) {
      restarts(restartStrategy);
    }
  }

  /** Runs a pass and counts how it ends; an exception goes on to the caller. */
  public ReconcileResult record(Supplier<ReconcileResult> pass) {
    long start = registry.config().clock().monotonicTime();
    String result = "error";
    try {
      ReconcileResult reconcileResult = pass.get();
      result = text(reconcileResult.kind());
      reconcileResult
          .restarted()
          .ifPresent(restartStrategy -> restarts(restartStrategy).increment());
      return reconcileResult;
    } finally {
      duration.record(Duration.ofNanos(registry.config().clock().monotonicTime() - start));
      reconciles(result).increment();
      if (result.equals("error")) {
        errors.increment();
      }
    }
  }

  private Counter reconciles(String result) {
    return Counter.builder(PASSES)
        .description("Passes over a cluster, by how they ended.")
        .tag(RESULT, result)
        .register(registry);
  }

  private Counter restarts(RestartStrategy restartStrategy) {
    return Counter.builder("streambus.operator.rollout.restarts")
        .description("Brokers that the operator restarted, by way.")
        .tag("way", text(restartStrategy))
        .register(registry);
  }

  private static String text(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}

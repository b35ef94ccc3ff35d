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
 * Counts and times reconciliations. In Prometheus: {@code streambus_operator_reconcile_total} by
 * result, {@code streambus_operator_reconcile_errors_total} for reconciliations that failed, the
 * histogram {@code streambus_operator_reconcile_duration_seconds}, and {@code
 * streambus_operator_rollout_restarts_total} by restart strategy.
 */
public final class ReconcileMetrics {

  private static final String RECONCILES = "streambus.operator.reconcile";
  private static final String RESULT = "result";

  private final MeterRegistry registry;
  private final Runnable onSuccess;
  private final Counter errors;
  private final Timer duration;

  /**
   * Registers all meters at once, so that they start at 0.
   *
   * @param onSuccess called after each reconciliation that did not fail
   */
  public ReconcileMetrics(MeterRegistry registry, Runnable onSuccess) {
    this.registry = registry;
    this.onSuccess = onSuccess;
    this.errors =
        Counter.builder(RECONCILES + ".errors")
            .description("Reconciliations that failed and are retried.")
            .register(registry);
    this.duration =
        Timer.builder(RECONCILES + ".duration")
            .description("Duration of a reconciliation.")
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
    for (RestartStrategy strategy : RestartStrategy.values()) {
      restarts(strategy);
    }
  }

  /**
   * Runs a reconciliation and records its result; exceptions propagate to the caller. It failed if
   * it ended with an exception or could not write an object.
   */
  public ReconcileResult record(Supplier<ReconcileResult> reconcile) {
    long start = registry.config().clock().monotonicTime();
    String result = "error";
    boolean failed = true;
    try {
      ReconcileResult reconcileResult = reconcile.get();
      result = text(reconcileResult.kind());
      failed = reconcileResult.kind() == ReconcileResult.Kind.WRITE_FAILED;
      reconcileResult.restarted().ifPresent(strategy -> restarts(strategy).increment());
      return reconcileResult;
    } finally {
      duration.record(Duration.ofNanos(registry.config().clock().monotonicTime() - start));
      reconciles(result).increment();
      if (failed) {
        errors.increment();
      } else {
        onSuccess.run();
      }
    }
  }

  private Counter reconciles(String result) {
    return Counter.builder(RECONCILES)
        .description("Reconciliations, by result.")
        .tag(RESULT, result)
        .register(registry);
  }

  private Counter restarts(RestartStrategy strategy) {
    return Counter.builder("streambus.operator.rollout.restarts")
        .description("Broker restarts by the operator, by restart strategy.")
        .tag("strategy", text(strategy))
        .register(registry);
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

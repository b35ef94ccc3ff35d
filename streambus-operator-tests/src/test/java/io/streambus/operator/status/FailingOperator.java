package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAME;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.reconcile.ClusterReconciler;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An operator whose reconciliations end with an exception, until a test mends it. */
final class FailingOperator {

  private final OperatorScenario scenario;
  private final FakeEnvironment environment = new FakeEnvironment();
  private final ClusterReconciler reconciler;

  FailingOperator(OperatorScenario scenario, Supplier<? extends @Nullable Throwable> failure) {
    this.scenario = scenario;
    this.environment.failure = failure;
    this.reconciler =
        new ClusterReconciler(
            scenario.cluster.kubernetes(),
            environment,
            scenario.cluster.clock(),
            new SecureRandom());
  }

  /** A bug of the operator, always at the same place. */
  static IllegalStateException bug() {
    IllegalStateException bug = new IllegalStateException("\u001b[31mno such broker: 3");
    bug.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.util.Optional", "get", "Optional.java", 143),
          new StackTraceElement(
              "io.streambus.operator.rollout.RollPlanner", "next", "RollPlanner.java", 50)
        });
    return bug;
  }

  void mend() {
    environment.failure = () -> null;
  }

  /** Reconciles "demo" a number of times. */
  void reconcile(int times) {
    for (int i = 0; i < times; i++) {
      try {
        reconciler.reconcile(scenario.get(StreamBusCluster.class, NAME));
      } catch (RuntimeException | Error e) {
        // As JOSDK, which retries.
      }
    }
  }
}

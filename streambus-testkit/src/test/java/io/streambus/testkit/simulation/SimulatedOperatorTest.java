package io.streambus.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.reconcile.ReconcileResult;
import io.streambus.testkit.simulation.SimulatedOperator.NotSettledException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees that an operator that never settles or misses a reconciliation is detected. */
class SimulatedOperatorTest {

  private static final ReconcileResult DONE =
      new ReconcileResult(ReconcileResult.Kind.APPLIED, Optional.empty());

  private final SimulatedCluster cluster = new SimulatedCluster();
  private final Instant start = cluster.clock().instant();
  private final List<Duration> reconciles = new ArrayList<>();

  @BeforeEach
  void createACluster() {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    demo.setSpec(StreamBusClusterSpec.builder().build());
    cluster.user().createOrReplace(demo);
  }

  @Test
  void detectsOperatorThatNeverStopsWriting() {
    // Given
    int[] count = {0};
    SimulatedOperator operator =
        operator(
            demo -> {
              cluster.kubernetes().patchStatus(demo, status("v" + count[0]++));
              return new ReconcileResult(
                  ReconcileResult.Kind.APPLIED, Optional.of(Duration.ofSeconds(1)));
            });

    // When
    // Then
    assertThatThrownBy(operator::settle)
        .isInstanceOf(NotSettledException.class)
        .hasMessageContaining("PATCH_STATUS StreamBusCluster default/demo: CHANGED=10");
  }

  @Test
  void settlesAfterOneRequeueWithoutEffect() {
    // Given
    SimulatedOperator operator =
        operator(
            demo ->
                new ReconcileResult(ReconcileResult.Kind.WRITE_FAILED, Optional.of(minutes(1))));

    // When
    operator.settle();

    // Then
    assertThat(reconciles).containsExactly(Duration.ZERO, minutes(1));
  }

  @Test
  void retriesFailedReconcileWithBackoff() {
    // Given
    SimulatedOperator operator =
        operator(
            demo -> {
              if (reconciles.size() < 4) {
                throw new KubernetesUnavailableException("x", new IllegalStateException("y"));
              }
              return DONE;
            });

    // When
    operator.settle();

    // Then
    assertThat(reconciles)
        .containsExactly(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(7));
  }

  @Test
  void runForRunsReconcilesDueInPeriod() {
    // Given
    SimulatedOperator operator =
        operator(
            demo -> new ReconcileResult(ReconcileResult.Kind.APPLIED, Optional.of(minutes(1))));

    // When
    operator.runFor(Duration.ofSeconds(150));

    // Then
    assertThat(reconciles).containsExactly(Duration.ZERO, minutes(1), minutes(2));
    assertThat(cluster.clock().instant()).isEqualTo(start.plusSeconds(150));
  }

  @Test
  void statusChangesDoNotTriggerReconcile() {
    // Given
    SimulatedOperator operator =
        operator(
            demo -> {
              cluster.kubernetes().patchStatus(demo, status("v1"));
              return DONE;
            });

    // When
    operator.settle();

    // Then
    assertThat(reconciles).hasSize(1);
  }

  @Test
  void detectsOperatorThatMutatesObjectsItReads() {
    // Given
    SimulatedOperator operator =
        operator(
            demo -> {
              demo.getMetadata().setName("other");
              return DONE;
            });

    // When
    // Then
    assertThatThrownBy(operator::settle)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("modified in memory");
  }

  private SimulatedOperator operator(Function<StreamBusCluster, ReconcileResult> reconciler) {
    return SimulatedOperator.start(
        cluster,
        demo -> {
          reconciles.add(Duration.between(start, cluster.clock().instant()));
          return reconciler.apply(demo);
        });
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  private static StreamBusClusterStatus status(String version) {
    return StreamBusClusterStatus.builder().version(version).build();
  }
}

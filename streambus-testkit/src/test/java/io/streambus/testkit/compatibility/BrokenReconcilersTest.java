package io.streambus.testkit.compatibility;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.reconcile.ClusterReconciler;
import io.streambus.resources.ClusterInputs;
import io.streambus.testkit.simulation.SimulatedCluster;
import io.streambus.testkit.simulation.SimulatedOperator;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Guarantees that the compatibility tests fail for reconcilers that break a guarantee. */
class BrokenReconcilersTest {

  /** Each upgrade of the operator would disrupt every cluster. */
  @Test
  void findsReconcilerThatWritesWhenItStarts() {
    // Given
    var test =
        new SimulatedCompatibilityTest() {
          @Override
          protected SimulatedOperator start(SimulatedCluster cluster) {
            AtomicBoolean started = new AtomicBoolean();
            return reconcile(
                cluster,
                resource -> {
                  if (started.compareAndSet(false, true)) {
                    recordStart(cluster.kubernetes(), resource);
                  }
                });
          }
        };

    // When / Then
    assertThatThrownBy(test::restartOfOperatorWritesNothing)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Secret");
  }

  /** Clients could not write, and data could be lost. */
  @Test
  void findsReconcilerThatRestartsAllBrokersAtOnce() {
    // Given
    var test =
        new SimulatedCompatibilityTest() {
          @Override
          protected SimulatedOperator start(SimulatedCluster cluster) {
            AtomicBoolean restarted = new AtomicBoolean();
            return reconcile(
                cluster,
                resource -> {
                  if (!resource.getMetadata().getAnnotations().isEmpty()
                      && restarted.compareAndSet(false, true)) {
                    cluster
                        .kubernetes()
                        .pods()
                        .list(resource)
                        .forEach(pod -> cluster.kubernetes().pods().delete(pod));
                  }
                });
          }
        };

    // When / Then
    assertThatThrownBy(test::rolloutKeepsQuorum)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected a quorum at all times")
        .hasMessageContaining("of 3 brokers of demo were serving");
  }

  /** The failed test would look like a fault of the reconciler. */
  @Test
  void rejectsClusterWithoutQuorum() {
    // Given
    var test =
        new SimulatedCompatibilityTest() {
          @Override
          protected SimulatedOperator start(SimulatedCluster cluster) {
            return SimulatedOperator.start(cluster);
          }

          @Override
          protected List<String> spec() {
            return List.of("replicas: 1");
          }
        };

    // When / Then
    assertThatThrownBy(test::rolloutKeepsQuorum)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("spec() must return the spec of a cluster of three brokers or more");
  }

  private interface Addition {
    void apply(StreamBusCluster resource);
  }

  /** Starts the default reconciler with something in front of each reconciliation. */
  private static SimulatedOperator reconcile(SimulatedCluster cluster, Addition addition) {
    ClusterReconciler reconciler =
        new ClusterReconciler(
            cluster.kubernetes(),
            cluster.environment(ClusterInputs.none()),
            cluster.clock(),
            new SecureRandom());
    return SimulatedOperator.start(
        cluster,
        resource -> {
          addition.apply(resource);
          return reconciler.reconcile(resource);
        });
  }

  private static void recordStart(Kubernetes kubernetes, StreamBusCluster resource) {
    kubernetes.writeSecret(
        new SecretBuilder()
            .withNewMetadata()
            .withNamespace(resource.getMetadata().getNamespace())
            .withName("last-start")
            .endMetadata()
            .build());
  }
}

package io.streambus.app.clusterstatus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.ClusterCondition;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.clusterstatus.StatusTable.Columns;
import io.streambus.app.clusterstatus.StatusTable.Scope;
import io.streambus.app.console.Terminal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that one line shows whether a cluster needs attention, and why. */
class StatusTableTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void lineShowsWhatBlocksTheRollout() {
    // Given
    StoredCluster cluster =
        cluster(
            StreamBusClusterStatus.builder()
                .phase("Updating")
                .readyReplicas(2)
                .version("v0.6.0")
                .observedGeneration(3L)
                .toleratedFailures(0)
                .addConditions(
                    condition("Ready", "False", "RollingOut", "2 of 3 brokers are ready"))
                .rollout(
                    RolloutStatus.builder()
                        .updated(1)
                        .total(3)
                        .blockedBy(RolloutBlock.builder().predicate("pod-not-ready").build())
                        .build())
                .build());

    // When
    List<String> lines = lines(Columns.WIDE, Scope.ALL_NAMESPACES, cluster);

    // Then
    assertThat(lines)
        .containsExactly(
            "NAMESPACE   NAME   PHASE      READY   VERSION   ROLLOUT             AGE     REASON"
                + "       TOLERATES   OBSERVED   MESSAGE",
            "shop        demo   Updating   2/3     v0.6.0    1/3 pod-not-ready   3h30m   RollingOut"
                + "   0           yes        2 of 3 brokers are ready");
  }

  @Test
  void reasonIsThatOfStalledIfUserMustAct() {
    // Given
    StoredCluster cluster =
        cluster(
            StreamBusClusterStatus.builder()
                .phase("Failed")
                .addConditions(
                    condition("Ready", "False", "BrokersUnavailable", "0 of 3"),
                    condition("Stalled", "True", "InvalidSpec", "spec.replicas"))
                .build());

    // When
    List<String> lines = lines(Columns.NARROW, Scope.ONE_NAMESPACE, cluster);

    // Then
    assertThat(lines.get(1))
        .isEqualTo("demo   Failed   0/3     -         -         3h30m   InvalidSpec");
  }

  @Test
  void clusterThatNoOperatorHasSeenIsPending() {
    // Given
    StoredCluster cluster = cluster(StreamBusClusterStatus.builder().build());

    // When
    List<String> lines = lines(Columns.NARROW, Scope.ONE_NAMESPACE, cluster);

    // Then
    assertThat(lines.get(1)).isEqualTo("demo   Pending   0/3     -         -         3h30m   -");
  }

  private static List<String> lines(Columns columns, Scope scope, StoredCluster cluster) {
    return new StatusTable(columns, NOW).of(List.of(cluster), scope).lines(Terminal.NONE);
  }

  private static ClusterCondition condition(
      String type, String status, String reason, String message) {
    return ClusterCondition.builder()
        .type(type)
        .status(status)
        .reason(reason)
        .message(message)
        .lastTransitionTime("2026-01-01T11:00:00Z")
        .observedGeneration(3)
        .build();
  }

  private static StoredCluster cluster(StreamBusClusterStatus status) {
    var cluster = new StreamBusCluster();
    cluster.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName("demo")
            .withGeneration(3L)
            .withCreationTimestamp("2026-01-01T08:30:00Z")
            .build());
    cluster.setSpec(StreamBusClusterSpec.builder().replicas(3).build());
    cluster.setStatus(status);
    return new StoredCluster(JsonNodeFactory.instance.objectNode(), cluster);
  }
}

package io.streambus.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.testkit.controllers.decision.PodConditions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of docs/simulation.md. Users copy it, so it must work. */
class SimulationExamplesTest {

  private static final String ORDERS =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata: {namespace: default, name: orders}
      spec:
        replicas: 3
        storage: {size: 10Gi, raftSize: 5Gi}
      """;

  SimulatedCluster cluster = new SimulatedCluster();
  SimulatedOperator operator = SimulatedOperator.start(cluster);

  @BeforeEach
  void createOrders() {
    cluster.user().createOrReplaceYaml(ORDERS);
    operator.settle();
  }

  @Test
  void clusterRuns() {
    // Given
    // When
    // Then
    assertThat(phase()).contains("Running");
  }

  @Test
  void podsFail() {
    // When
    cluster.pods().crashLoop("default", "orders-1");
    operator.settle();
    Optional<String> failed = phase();
    cluster.pods().makeReady("default", "orders-1");
    operator.settle();

    // Then
    assertThat(failed).isNotEqualTo(Optional.of("Running"));
    assertThat(phase()).contains("Running");
  }

  @Test
  void podsStartSlowly() {
    // Given
    Instant start = cluster.clock().instant();

    // When
    cluster.pods().delayReadiness("default", "orders-1", Duration.ofMinutes(2));
    cluster.user().delete(Pod.class, "default", "orders-1");
    operator.settle();

    // Then
    assertThat(new PodConditions(cluster.get(Pod.class, "default", "orders-1")).isReady()).isTrue();
    assertThat(cluster.clock().instant()).isAfterOrEqualTo(start.plus(Duration.ofMinutes(2)));
  }

  @Test
  void podsNeedNodes() {
    // When
    cluster
        .user()
        .createOrReplaceYaml(
            """
            apiVersion: v1
            kind: Node
            metadata: {name: small}
            status: {allocatable: {cpu: 10m}}
            """);
    cluster.user().delete(Pod.class, "default", "orders-2");
    operator.settle();

    // Then
    Pod pending = cluster.get(Pod.class, "default", "orders-2");
    assertThat(new PodConditions(pending).find("PodScheduled").orElseThrow().getMessage())
        .isEqualTo("0/1 nodes are available: 1 Insufficient cpu.");
  }

  @Test
  void volumesGrowLater() {
    // When
    cluster.claims().block("default", "data-orders-0");
    cluster
        .user()
        .edit(
            PersistentVolumeClaim.class,
            "default",
            "data-orders-0",
            claim ->
                claim
                    .getSpec()
                    .getResources()
                    .setRequests(Map.of("storage", new Quantity("20Gi"))));
    cluster.step();

    // Then
    assertThat(
            cluster
                .get(PersistentVolumeClaim.class, "default", "data-orders-0")
                .getStatus()
                .getConditions()
                .get(0)
                .getType())
        .isEqualTo("FileSystemResizePending");
  }

  @Test
  void timePasses() {
    // Given
    Instant start = cluster.clock().instant();

    // When
    operator.runFor(Duration.ofDays(30));

    // Then
    assertThat(cluster.clock().instant()).isEqualTo(start.plus(Duration.ofDays(30)));
  }

  @Test
  void brokersElectLeader() {
    // When
    cluster.leaders().elect();

    // Then
    assertThat(cluster.leaders().of("default", "orders")).isEqualTo(new Leader.Known(0));
  }

  private Optional<String> phase() {
    return cluster.get(StreamBusCluster.class, "default", "orders").getStatus().phase();
  }
}

package io.streambus.testkit.controlplane;

import static io.streambus.testkit.assertions.StreamBusAssertions.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.user.TestCluster;
import io.streambus.testkit.user.TestUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees that pods fail when a test says so, as the operator sees it, and recover. */
@ControlPlaneTest
class TestPodsIT {

  private TestUser user;
  private TestPods pods;

  @BeforeEach
  void keep(TestUser user, TestPods pods) {
    this.user = user;
    this.pods = pods;
  }

  @Test
  void podFailsAndRecovers() {
    // Given
    TestCluster cluster = user.applyCluster("demo", "replicas: 3");
    await(cluster).untilRunning();

    // When
    pods.crashLoop("demo-1", 137);

    // Then
    await(cluster)
        .until(
            status ->
                status
                    .hasPhase(ClusterPhase.DEGRADED)
                    .hasReadyBrokers(2)
                    .hasConditionMessageContaining(
                        ConditionType.READY, "demo-1: ", "exited with code 137"));

    // When
    pods.recover("demo-1");

    // Then
    await(cluster).untilRunning();

    // When
    pods.failReadiness("demo-2");

    // Then
    await(cluster)
        .until(
            status ->
                status
                    .hasReadyBrokers(2)
                    .hasTrueCondition(
                        ConditionType.QUORUM_HEALTHY, ConditionReason.QUORUM_AVAILABLE));

    // When
    pods.recover("demo-2");

    // Then
    await(cluster).untilRunning();

    // When
    String evicted = uid(cluster);
    pods.evictByNode("demo-0");

    // Then
    await(cluster)
        .until(
            status -> {
              assertThat(uid(cluster)).isNotEqualTo(evicted);
              status.isRunning();
            });
  }

  /** UID of the first pod. */
  private static String uid(TestCluster cluster) {
    return cluster.pods().get(0).getMetadata().getUid();
  }

  @Test
  void podsOfTemplateFailFromTheirStart() {
    // When
    TestCluster cluster =
        user.applyCluster(
            "demo", "replicas: 1", "podAnnotations: {testkit.streambus.io/behavior: crash-loop}");

    // Then
    await(cluster)
        .until(
            status ->
                status.hasConditionMessageContaining(
                    ConditionType.READY, "demo-0: ", "exited with code 1"));
  }

  @Test
  void podStartsAsLateAsItsTemplateSays() {
    // When
    TestCluster cluster =
        user.applyCluster(
            "demo", "replicas: 1", "podAnnotations: {testkit.streambus.io/start-delay: 3s}");

    // Then
    await(cluster).until(status -> status.hasPhase(ClusterPhase.CREATING).hasReadyBrokers(0));
    await(cluster).untilRunning();
  }
}

package com.example;

import static io.streambus.testkit.assertions.StreamBusAssertions.assertThat;
import static io.streambus.testkit.assertions.StreamBusAssertions.await;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.user.TestCluster;
import io.streambus.testkit.user.TestUser;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A user applies a cluster and edits it, on a real API server with the real operator. */
@ControlPlaneTest
class OrdersClusterIT {

  @Test
  void clusterRunsAndStaysAvailable(TestUser user) {
    TestCluster cluster =
        user.applyCluster("orders", "replicas: 3", "rollout: {minReadySeconds: 1}");

    await(cluster).untilRunning();
    assertThat(cluster).hasReadyBrokers(3);

    cluster.editSpec(
        spec -> StreamBusClusterSpec.builder().from(spec).putPodLabels("team", "shop").build());

    await(cluster).atMost(Duration.ofMinutes(2)).untilRunning();
    await(cluster).until(status -> status.isQuiescentFor(Duration.ofSeconds(2)));
    assertThat(cluster).isRunning().neverBelowQuorum();
  }
}

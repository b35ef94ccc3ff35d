package com.example;

import static io.streambus.testkit.assertions.StreamBusAssertions.await;

import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionType;
import io.streambus.testkit.controlplane.TestPods;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.user.TestCluster;
import io.streambus.testkit.user.TestUser;
import org.junit.jupiter.api.Test;

/** Brokers fail when the test says so. */
@ControlPlaneTest
class FailingPodsIT {

  @Test
  void clusterReportsBrokerThatCrashes(TestUser user, TestPods pods) {
    TestCluster cluster = user.applyCluster("orders", "replicas: 3");
    await(cluster).untilRunning();

    pods.crashLoop("orders-1");

    await(cluster)
        .until(
            status ->
                status
                    .hasPhase(ClusterPhase.DEGRADED)
                    .hasReadyBrokers(2)
                    .hasConditionMessageContaining(ConditionType.READY, "orders-1: "));

    pods.recover("orders-1");

    await(cluster).untilRunning();
  }
}

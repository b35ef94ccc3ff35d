package com.example;

import static io.streambus.testkit.assertions.StreamBusAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.testkit.simulation.SimulatedCluster;
import io.streambus.testkit.simulation.SimulatedOperator;
import io.streambus.testkit.user.TestCluster;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without a server, and with time that passes when the test says so. */
class SimulatedClusterTest {

  @Test
  void certificateIsRenewedInTime() {
    SimulatedCluster kubernetes = new SimulatedCluster();
    SimulatedOperator operator = SimulatedOperator.start(kubernetes);
    TestCluster cluster =
        kubernetes
            .user("shop")
            .applyCluster(
                "orders", "replicas: 3", "security: {tls: {enabled: true, selfSigned: true}}");
    operator.settle();
    assertThat(cluster).isRunning();
    String expiry = expiry(cluster);

    operator.runFor(Duration.ofDays(365));

    assertThat(cluster).isRunning().neverBelowQuorum();
    assertThat(expiry(cluster)).isGreaterThan(expiry);
  }

  private static String expiry(TestCluster cluster) {
    return cluster.get().getStatus().certificate().orElseThrow().notAfter().orElseThrow();
  }
}

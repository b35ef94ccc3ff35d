package com.example;

import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.values.ClusterPhase;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * An integration test of a platform, with a real API server, the operator, and pods that become
 * ready.
 */
@ControlPlaneTest
class MyPlatformIT {

  @Test
  void platformClusterRuns(KubernetesClient client, TestNamespace namespace) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.getMetadata().setName("orders");
    cluster.getMetadata().setNamespace(namespace.name());
    cluster.setSpec(StreamBusClusterSpec.builder().replicas(3).build());

    client.resource(cluster).create();

    StreamBusCluster running =
        client
            .resource(cluster)
            .waitUntilCondition(MyPlatformIT::isRunning, 60, TimeUnit.SECONDS);
    assertThat(running).hasPhase(ClusterPhase.RUNNING);
  }

  private static boolean isRunning(StreamBusCluster cluster) {
    return cluster != null
        && cluster.getStatus() != null
        && cluster.getStatus().phase().equals(Optional.of("Running"));
  }
}

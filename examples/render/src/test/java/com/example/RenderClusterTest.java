package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RenderClusterTest {

  private static final String CLUSTER =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        name: demo
        namespace: default
      spec:
        replicas: %d
      """;

  @Test
  void rendersStatefulSet() {
    assertTrue(RenderCluster.render(CLUSTER.formatted(3)).contains("kind: StatefulSet"));
  }

  @Test
  void reportsInvalidFields() {
    assertTrue(RenderCluster.render(CLUSTER.formatted(0)).startsWith("spec.replicas"));
  }
}

package io.streambus.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Guarantees that the names and selector labels of existing clusters never change. A renamed object
 * would be created a second time next to the existing one.
 */
class ClusterNamesTest {

  @Test
  void objectsAreNamedAfterTheCluster() {
    assertThat(ClusterNames.configMap("c")).isEqualTo("c-config");
    assertThat(ClusterNames.headlessService("c")).isEqualTo("c-headless");
    assertThat(ClusterNames.clientService("c")).isEqualTo("c");
    assertThat(ClusterNames.statefulSet("c")).isEqualTo("c");
    assertThat(ClusterNames.serviceAccount("c")).isEqualTo("c");
    assertThat(ClusterNames.podDisruptionBudget("c")).isEqualTo("c");
    assertThat(ClusterNames.pod("c", 2)).isEqualTo("c-2");
    assertThat(ClusterNames.claim("raft", "c", 0)).isEqualTo("raft-c-0");
    assertThat(ClusterNames.brokerHost("c", "ns", 1)).isEqualTo("c-1.c-headless.ns.svc");
  }

  @Test
  void podSelectorIsStable() {
    assertThat(ClusterLabels.selector("c"))
        .containsOnlyKeys(
            "app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component");
    assertThat(ClusterLabels.of("c", "v1")).containsAllEntriesOf(ClusterLabels.selector("c"));
    assertThat(ClusterLabels.selectorString("c"))
        .isEqualTo(
            "app.kubernetes.io/name=streambus-broker,app.kubernetes.io/instance=c,"
                + "app.kubernetes.io/component=broker");
  }
}

package io.streambus.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that the playground shows the actual state of objects. */
class ObjectSummaryTest {

  private static final ObjectMeta A =
      new ObjectMetaBuilder().withNamespace("team").withName("a").build();

  @Test
  void clusterShowsPhaseAndConditions() {
    // Given
    var cluster = new StreamBusCluster();
    cluster.setMetadata(A);
    cluster.setStatus(
        StreamBusClusterStatus.builder()
            .phase("Creating")
            .addConditions(
                ClusterCondition.builder()
                    .type("Ready")
                    .status("False")
                    .reason("StartingBrokers")
                    .message("0 of 3")
                    .lastTransitionTime("2026-01-01T00:00:00Z")
                    .observedGeneration(1)
                    .build())
            .build());

    // When
    ObjectSummary summary = ObjectSummary.of(List.of(cluster));

    // Then
    assertThat(summary.lines())
        .containsExactly(
            entry("StreamBusCluster team/a", "Creating"),
            entry("StreamBusCluster team/a Ready", "False, StartingBrokers: 0 of 3"));
  }

  @Test
  void showsObjectsWithoutStatus() {
    // Given
    var cluster = new StreamBusCluster();
    cluster.setMetadata(A);
    HasMetadata set =
        new StatefulSetBuilder().withMetadata(A).withNewSpec().withReplicas(3).endSpec().build();
    HasMetadata claim = new PersistentVolumeClaimBuilder().withMetadata(A).build();
    var config = new ConfigMap();
    config.setMetadata(A);

    // When
    ObjectSummary summary = ObjectSummary.of(List.of(cluster, set, claim, pod("Unknown"), config));

    // Then
    assertThat(summary.lines())
        .containsExactly(
            entry("StreamBusCluster team/a", "no status yet"),
            entry("StatefulSet team/a", "0 of 3 pods ready"),
            entry("PersistentVolumeClaim team/a", "Pending"),
            entry("Pod team/a", "Running"),
            entry("ConfigMap team/a", "created"));
  }

  @Test
  void showsReadyPod() {
    // When
    ObjectSummary summary = ObjectSummary.of(List.of(pod("True")));

    // Then
    assertThat(summary.lines()).containsExactly(entry("Pod team/a", "ready"));
  }

  private static Pod pod(String ready) {
    return new PodBuilder()
        .withMetadata(A)
        .withNewStatus()
        .withPhase("Running")
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready)
        .endCondition()
        .endStatus()
        .build();
  }
}

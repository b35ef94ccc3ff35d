package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import org.junit.jupiter.api.Test;

/** Guarantees that only managed fields are dropped: dropped fields would be lost on writes. */
class LeanSerializationTest {

  private final KubernetesSerialization serialization = LeanSerialization.create();

  @Test
  void skipsOnlyManagedFields() {
    // When
    ConfigMap map =
        serialization.unmarshal(
            """
            {"apiVersion": "v1", "kind": "ConfigMap", "data": {"a": "b"},
             "metadata": {"name": "demo", "labels": {"l": "v"},
                          "managedFields": [{"manager": "m", "fieldsV1": {"f:data": {}}}]}}
            """,
            ConfigMap.class);

    // Then
    assertThat(map.getMetadata().getManagedFields()).isEmpty();
    assertThat(map.getMetadata().getAdditionalProperties()).isEmpty();
    assertThat(map.getMetadata().getLabels()).containsEntry("l", "v");
    assertThat(map.getData()).containsEntry("a", "b");
  }

  @Test
  void deserializesWatchEventsToClusters() {
    // When
    WatchEvent event =
        serialization.unmarshal(
            """
            {"type": "ADDED", "object": {"apiVersion": "streambus.io/v1alpha1",
             "kind": "StreamBusCluster", "metadata": {"name": "demo"}, "spec": {"replicas": 3}}}
            """,
            WatchEvent.class);

    // Then
    assertThat(event.getObject())
        .isInstanceOfSatisfying(
            StreamBusCluster.class,
            cluster -> assertThat(cluster.getSpec().replicas()).contains(3));
  }

  @Test
  void recognizesErrorThatEndsWatch() {
    // When
    WatchEvent event =
        serialization.unmarshal(
            """
            {"type": "ERROR", "object": {"apiVersion": "v1", "kind": "Status", "code": 410}}
            """,
            WatchEvent.class);

    // Then
    assertThat(event.getObject())
        .isInstanceOfSatisfying(
            Status.class, status -> assertThat(status.getCode()).isEqualTo(410));
  }
}

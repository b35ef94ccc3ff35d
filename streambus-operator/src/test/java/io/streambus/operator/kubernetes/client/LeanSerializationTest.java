package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guarantees that only managed fields are dropped: dropped fields would be lost on writes. */
class LeanSerializationTest {

  private static final String MAP_WITH_UNKNOWN_FIELD =
      """
      {"apiVersion": "v1", "kind": "ConfigMap", "data": {"a": "text"}, "unknown": {"b": 1}}
      """;

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
  void readsWatchEventWhoseKindComesLast() {
    // When
    WatchEvent event =
        serialization.unmarshal(
            """
            {"object": {"metadata": {"name": "demo"}, "data": {"a": "b", "kind": "c"},
                        "apiVersion": "v1", "kind": "ConfigMap"}, "extra": {"x": 1},
             "type": "MODIFIED"}
            """,
            WatchEvent.class);

    // Then
    assertThat(event.getType()).isEqualTo("MODIFIED");
    assertThat(event.getObject())
        .isInstanceOfSatisfying(
            ConfigMap.class,
            map -> {
              assertThat(map.getMetadata().getName()).isEqualTo("demo");
              assertThat(map.getData()).containsOnly(Map.entry("a", "b"), Map.entry("kind", "c"));
            });
  }

  @Test
  void keepsObjectsOfUnknownKinds() {
    // When
    WatchEvent event =
        serialization.unmarshal(
            """
            {"type": "ADDED", "object": {"apiVersion": "example.com/v1", "kind": "Other",
             "metadata": {"name": "demo"}, "spec": {"a": 1}}}
            """,
            WatchEvent.class);

    // Then
    assertThat(event.getObject())
        .isInstanceOfSatisfying(
            GenericKubernetesResource.class,
            other -> assertThat(other.<Integer>get("spec", "a")).isEqualTo(1));
  }

  @Test
  void sharesEqualTextsAndKeepsUnknownFields() {
    // When
    ConfigMap first = serialization.unmarshal(MAP_WITH_UNKNOWN_FIELD, ConfigMap.class);
    ConfigMap second = serialization.unmarshal(MAP_WITH_UNKNOWN_FIELD, ConfigMap.class);

    // Then
    assertThat(second.getData().get("a")).isEqualTo("text").isSameAs(first.getData().get("a"));
    assertThat(second.getAdditionalProperties()).containsOnlyKeys("unknown");
    assertThat(serialization.asJson(second)).contains("unknown");
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

package io.streambus.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.spec.StorageSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that every cluster can be deserialized. A cluster that fails to deserialize would stop
 * the watch of all clusters.
 */
class ClusterDeserializerTest {

  /** Same as in a plain client: without the Jackson module for Optional. */
  private final KubernetesSerialization client = new KubernetesSerialization();

  @Test
  void plainClientReadsSpec() {
    // When
    StreamBusCluster cluster =
        read("replicas: 3", "storage:", "  class: fast", "  size: 10Gi", "  raftSize: 1Gi");

    // Then
    StorageSpec storage = cluster.getSpec().storage().orElseThrow();
    assertThat(cluster.getSpec().replicas()).contains(3);
    assertThat(storage.storageClass()).contains("fast");
    assertThat(storage.size()).contains(new Quantity("10Gi"));
    assertThat(cluster.parseError()).isEmpty();
  }

  @Test
  void serializationRoundTrips() {
    // Given
    StreamBusCluster cluster =
        read(
            "replicas: 3",
            "config:",
            "  batchTimeout: 10ms",
            "  overrides:",
            "    server: {a: [1, true, x]}",
            "multiTenancy:",
            "  tenantOverrides: [{tenantId: t1, quotas: {maxTopics: 0}}]");

    // When
    StreamBusCluster roundTripped =
        client.unmarshal(client.asYaml(cluster), StreamBusCluster.class);

    // Then
    assertThat(roundTripped.getSpec()).isEqualTo(cluster.getSpec());
    assertThat(client.asJson(roundTripped)).isEqualTo(client.asJson(cluster));
  }

  @Test
  void unknownFieldsAreIgnored() {
    // When
    StreamBusCluster cluster = read("replicas: 3", "newField: {from: a newer schema}");

    // Then
    assertThat(cluster.getSpec().replicas()).contains(3);
  }

  @Test
  void unknownEnumValuesArePreserved() {
    // When
    StreamBusCluster cluster = read("config: {logLevel: verbose}");

    // Then
    assertThat(cluster.getSpec().config().orElseThrow().logLevel()).contains("verbose");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "replicas: three | spec.replicas | must be an integer, not \"three\"",
        "replicas: [3] | spec.replicas | must be an integer, not a list",
        "config: {port: 99999999999999} | spec.config.port | must be of the type and within the range of this field, not 99999999999999",
        "config: {compressionEnabled: maybe} | spec.config.compressionEnabled | must be true or false, not \"maybe\"",
        "storage: 10Gi | spec.storage | must be an object, not \"10Gi\"",
        "storage: {size: [1]} | spec.storage.size | must be of the type and within the range of this field, not a list",
        "image: {pullSecrets: [null]} | spec.image | must be of the type and within the range of this field, not an object",
        "podLabels: [a] | spec.podLabels | must be a map, not a list",
        "multiTenancy: {tenantOverrides: {a: b}} | spec.multiTenancy.tenantOverrides | must be a list, not an object",
        "tolerations: [7] | spec.tolerations[0] | must be an object, not 7",
      })
  void parseErrorHasPathAndExpectedType(String spec, String path, String message) {
    // When
    StreamBusCluster cluster = read(spec);

    // Then
    assertThat(cluster.getMetadata().getName()).isEqualTo("demo");
    assertThat(cluster.getSpec()).isNull();
    assertThat(cluster.parseError()).contains(new SpecParseError(path, message));
  }

  @Test
  void listInsteadOfSpecIsParseError() {
    // When
    StreamBusCluster cluster =
        client.unmarshal(
            "kind: StreamBusCluster\nmetadata: {name: demo}\nspec: [1, 2]", StreamBusCluster.class);

    // Then
    assertThat(cluster.parseError()).map(SpecParseError::path).contains("spec");
  }

  @Test
  void invalidStatusIsTreatedAsAbsent() {
    // When
    StreamBusCluster cluster =
        client.unmarshal(
            "metadata: {name: demo}\nspec: {replicas: 1}\nstatus: {conditions: [{type: Ready}]}",
            StreamBusCluster.class);

    // Then
    assertThat(cluster.getStatus()).isNull();
    assertThat(cluster.getSpec().replicas()).contains(1);
  }

  private StreamBusCluster read(String... spec) {
    String yaml =
        """
        apiVersion: streambus.io/v1alpha1
        kind: StreamBusCluster
        metadata: {name: demo, namespace: default}
        spec:
          %s
        """
            .formatted(String.join("\n  ", spec));
    return client.unmarshal(yaml, StreamBusCluster.class);
  }
}

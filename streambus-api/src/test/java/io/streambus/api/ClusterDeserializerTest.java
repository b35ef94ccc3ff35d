package io.streambus.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.openapi.Violation;
import io.streambus.api.spec.StorageSpec;
import java.util.Optional;
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
        "replicas: three | spec.replicas | \"three\" | must be an integer",
        "replicas: [3] | spec.replicas | [3] | must be an integer",
        "config: {port: 99999999999999} | spec.config.port | 99999999999999 | must be between 1 and"
            + " 65535",
        "config: {batchSize: 3000000000} | spec.config.batchSize | 3000000000 | must be between 1"
            + " and 2147483647",
        "config: {compressionEnabled: maybe} | spec.config.compressionEnabled | \"maybe\" | must be"
            + " true or false",
        "storage: 10Gi | spec.storage | \"10Gi\" | must be an object",
        "storage: {size: [1]} | spec.storage.size | [1] | must be an integer or a string",
        "image: {pullSecrets: [null]} | spec.image.pullSecrets[0] | null | must be a string",
        "podLabels: [a] | spec.podLabels | [\"a\"] | must be a map",
        "multiTenancy: {tenantOverrides: {a: b}} | spec.multiTenancy.tenantOverrides |"
            + " {\"a\":\"b\"} | must be a list",
        "tolerations: [7] | spec.tolerations[0] | 7 | must be an object",
      })
  void unreadableSpecHasViolation(String spec, String path, String value, String requirement) {
    // When
    StreamBusCluster cluster = read(spec);

    // Then
    assertThat(cluster.getMetadata().getName()).isEqualTo("demo");
    assertThat(cluster.getSpec()).isNull();
    assertThat(cluster.parseError()).isPresent();
    assertThat(cluster.violations()).containsExactly(new Violation(path, value, requirement));
  }

  @Test
  void violationsAreFoundAlthoughTheModelIsMoreTolerant() {
    // When
    StreamBusCluster cluster = read("replicas: '3'", "version: 0.6");

    // Then
    assertThat(cluster.parseError()).isEmpty();
    assertThat(cluster.violations())
        .extracting(Violation::path)
        .containsExactly("spec.replicas", "spec.version");
  }

  @Test
  void fieldsWithoutViolationRemainReadable() {
    // When
    StreamBusCluster cluster =
        read("replicas: three", "storage: {size: []}", "config: {port: 9092}");

    // Then
    StreamBusClusterSpec readable = cluster.parseError().orElseThrow().readable().orElseThrow();
    assertThat(readable.replicas()).isEmpty();
    assertThat(readable.storage()).isEmpty();
    assertThat(readable.config().orElseThrow().port()).contains(9092);
  }

  @Test
  void specThatCodeSetsIsJudgedInsteadOfTheOneThatWasRead() {
    // Given
    StreamBusCluster cluster = read("replicas: three");

    // When
    cluster.setSpec(StreamBusClusterSpec.builder().replicas(100).build());

    // Then
    assertThat(cluster.parseError()).isEmpty();
    assertThat(cluster.violations())
        .containsExactly(new Violation("spec.replicas", "100", "must be between 1 and 99"));
  }

  @Test
  void listInsteadOfSpecIsParseError() {
    // When
    StreamBusCluster cluster =
        client.unmarshal(
            "kind: StreamBusCluster\nmetadata: {name: demo}\nspec: [1, 2]", StreamBusCluster.class);

    // Then
    assertThat(cluster.parseError()).contains(new SpecParseError("spec", Optional.empty()));
    assertThat(cluster.violations()).extracting(Violation::path).containsExactly("spec");
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

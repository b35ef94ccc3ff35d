package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that availability of an API is detected neither too early, which would cause rejected
 * writes, nor too late, which would delay a ServiceMonitor.
 */
class PartialCrdTest {

  private static final String ESTABLISHED =
      "{conditions: [{type: NamesAccepted, status: 'True'}, {type: Established, status: 'True'}]}";
  private static final String V1 =
      "{versions: [{name: v1beta1, served: true}, {name: v1, served: true, schema: {a: [b]}}]}";

  private final KubernetesSerialization serialization = LeanSerialization.create();

  @Test
  void servesVersionOnceEstablished() {
    assertThat(definition("{}", V1, ESTABLISHED).serves("v1")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{conditions: null}",
        "{conditions: []}",
        "{conditions: [{type: Established, status: 'False'}]}"
      })
  void servesNothingUntilEstablished(String status) {
    assertThat(definition("{}", V1, status).serves("v1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{versions: [{name: v1, served: false}]}",
        "{versions: [{name: v1beta1, served: true}]}"
      })
  void doesNotServeUndefinedVersion(String spec) {
    assertThat(definition("{}", spec, ESTABLISHED).serves("v1")).isFalse();
  }

  @Test
  void servesNothingDuringDeletion() {
    assertThat(
            definition("{deletionTimestamp: '2026-01-01T00:00:00Z'}", V1, ESTABLISHED).serves("v1"))
        .isFalse();
  }

  @Test
  void watchEventsOfDefinitionsDeserializeToThisType() {
    // When
    WatchEvent event =
        serialization.unmarshal(
            """
            {"type": "ADDED", "object": {"apiVersion": "apiextensions.k8s.io/v1",
             "kind": "CustomResourceDefinition", "metadata": {"name": "a.b"}}}
            """,
            WatchEvent.class);

    // Then
    assertThat(event.getObject()).isInstanceOf(PartialCrd.class);
  }

  private PartialCrd definition(String metadata, String spec, String status) {
    return serialization.unmarshal(
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: %s
        spec: %s
        status: %s
        """
            .formatted(metadata, spec, status),
        PartialCrd.class);
  }
}

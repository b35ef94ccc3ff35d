package io.streambus.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that a misspelled field is reported and not silently dropped. */
class UnknownFieldsTest {

  private final UnknownFields unknownFields = UnknownFields.fromCrdSchema();

  @Test
  void findsUnknownFieldsAtEveryDepth() {
    // When
    List<String> unknown =
        find(
            """
            extra: 1
            spec:
              replica: 3
              config: {prot: 1}
              tolerations: [{key: a}, {kye: a}]
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution: [{topologykey: zone}]
            """);

    // Then
    assertThat(unknown)
        .containsExactly(
            "extra",
            "spec.replica",
            "spec.config.prot",
            "spec.tolerations[1].kye",
            "spec.affinity.podAntiAffinity"
                + ".requiredDuringSchedulingIgnoredDuringExecution[0].topologykey");
  }

  @Test
  void acceptsUserDefinedKeys() {
    // When
    List<String> unknown =
        find(
            """
            apiVersion: streambus.io/v1alpha1
            kind: StreamBusCluster
            metadata: {name: a, labels: {any: thing}}
            spec:
              nodeSelector: {any: thing}
              podLabels: {any/other: thing}
              resources: {limits: {cpu: 1, "vendor.example/device": 1}}
              config: {overrides: {any: {thing: [goes]}}}
            status: {phase: Running}
            """);

    // Then
    assertThat(unknown).isEmpty();
  }

  @Test
  void ignoresValuesOfWrongType() {
    // When
    List<String> unknown = find("spec: {replicas: {a: 1}, tolerations: {a: 1}, config: [1]}");

    // Then
    assertThat(unknown).isEmpty();
  }

  private List<String> find(String yaml) {
    JsonNode tree =
        YamlDocuments.read("test", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
            .get(0);
    return unknownFields.find(tree);
  }
}

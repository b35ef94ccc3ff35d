package io.streambus.app.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Guarantees that a diff shows what would change, and not what the API server has added. */
class OwnedFieldsTest {

  @Test
  void defaultsOfClaimTemplatesAreNotOwned() throws IOException {
    // Given
    JsonNode live =
        new YAMLMapper()
            .readTree(
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: demo
                  namespace: shop
                  managedFields:
                  - manager: streambus-operator
                    operation: Apply
                    fieldsV1: {"f:spec": {"f:volumeClaimTemplates": {}}}
                spec:
                  replicas: 3
                  volumeClaimTemplates:
                  - metadata: {name: data}
                    spec: {accessModes: [ReadWriteOnce], volumeMode: Filesystem}
                    status: {phase: Pending}
                """);

    // When
    JsonNode owned = OwnedFields.of(live);

    // Then
    assertThat(owned.path("spec"))
        .isEqualTo(
            new YAMLMapper()
                .readTree(
                    """
                    volumeClaimTemplates:
                    - metadata: {name: data}
                      spec: {accessModes: [ReadWriteOnce]}
                    """));
    assertThat(live.at("/spec/volumeClaimTemplates/0/status/phase").asText()).isEqualTo("Pending");
  }
}

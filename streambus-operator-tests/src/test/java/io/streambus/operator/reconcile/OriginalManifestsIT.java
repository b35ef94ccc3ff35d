package io.streambus.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.streambus.testkit.junit.ApiServerTest;
import io.streambus.testkit.junit.TestNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that manifests written for the original operator are accepted unchanged, without
 * losing a field.
 */
@ApiServerTest
class OriginalManifestsIT {

  private static final Path FILES = Path.of("src/test/resources/users-contract");

  private final ObjectMapper mapper = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "first",
        "basic",
        "security",
        "multi-tenancy",
        "observability",
        "high-availability",
        "further"
      })
  void acceptsEveryManifestWithoutPruning(
      String manifest, KubernetesClient client, TestNamespace namespace) throws IOException {
    // Given
    GenericKubernetesResource written =
        read(client, Files.readString(FILES.resolve(manifest + ".yaml")));

    // When
    GenericKubernetesResource accepted = dryRun(client, namespace, written);

    // Then
    JsonNode stored = mapper.valueToTree(accepted);
    JsonNode expected = mapper.valueToTree(written);
    assertContains("spec", stored.get("spec"), expected.get("spec"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invented: true                               | unknown field",
      })
  void rejectsUnknownField(
      String spec, String reason, KubernetesClient client, TestNamespace namespace) {
    // Given
    GenericKubernetesResource written =
        read(
            client,
            """
            apiVersion: streambus.io/v1alpha1
            kind: StreamBusCluster
            metadata:
              name: demo
            spec:
              %s
            """
                .formatted(spec));

    // Then
    assertThatThrownBy(() -> dryRun(client, namespace, written))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(reason);
  }

  private static GenericKubernetesResource dryRun(
      KubernetesClient client, TestNamespace namespace, GenericKubernetesResource cluster) {
    return client
        .resource(cluster)
        .inNamespace(namespace.name())
        .dryRun(true)
        .fieldValidation(FieldValidateable.Validation.STRICT)
        .create();
  }

  private static GenericKubernetesResource read(KubernetesClient client, String yaml) {
    return client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
  }

  private static void assertContains(String path, JsonNode stored, JsonNode expected) {
    assertThat(stored).as(path).isNotNull();
    if (expected.isObject()) {
      expected
          .properties()
          .forEach(
              field ->
                  assertContains(
                      path + "." + field.getKey(), stored.get(field.getKey()), field.getValue()));
    } else {
      assertThat(stored).as(path).isEqualTo(expected);
    }
  }
}

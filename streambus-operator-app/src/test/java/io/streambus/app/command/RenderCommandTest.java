package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that users can inspect all objects offline, and never apply half of them. */
class RenderCommandTest {

  private static final String MINIMAL =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        name: one
      """;

  private static final String INVALID =
      """
      ---
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        name: two
      spec:
        replicas: 0
      """;

  private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

  private final Path directory;

  RenderCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Nested
  class Output {

    @Test
    void rendersKubernetesObjects() throws IOException {
      // Given
      Path file = Files.writeString(directory.resolve("one.yaml"), MINIMAL);

      // When
      Invocation render = Invocation.of("render", "-f", file.toString());

      // Then
      assertThat(render.err()).isEmpty();
      assertThat(render.exitCode()).isZero();
      assertThat(objects(render))
          .extracting(HasMetadata::getKind)
          .contains("ConfigMap", "Service", "StatefulSet");
    }

    @Test
    void readsStandardInput() {
      // When
      Invocation render = Invocation.withInput(MINIMAL, "render", "-f", "-", "-n", "elsewhere");

      // Then
      assertThat(objects(render))
          .isNotEmpty()
          .allSatisfy(
              object -> assertThat(object.getMetadata().getNamespace()).isEqualTo("elsewhere"));
    }

    @Test
    void namespaceInFileTakesPrecedence() {
      // Given
      String yaml = MINIMAL + "  namespace: own\n";

      // When
      Invocation render = Invocation.withInput(yaml, "render", "-f", "-", "-n", "elsewhere");

      // Then
      assertThat(objects(render))
          .isNotEmpty()
          .allSatisfy(object -> assertThat(object.getMetadata().getNamespace()).isEqualTo("own"));
    }

    @Test
    void brokerNamesEndInClusterDomain() {
      // When
      Invocation render =
          Invocation.withInput(MINIMAL, "render", "-f", "-", "--cluster-domain", "corp.example");

      // Then
      assertThat(render.out()).contains("one-0.one-headless.default.svc.corp.example:9093");
    }

    @Test
    void podsForOpenShiftSetNoUser() {
      // When
      Invocation kubernetes = Invocation.withInput(MINIMAL, "render", "-f", "-");
      Invocation openshift =
          Invocation.withInput(MINIMAL, "render", "-f", "-", "--platform=openshift");

      // Then
      assertThat(kubernetes.out()).contains("runAsUser", "runAsGroup", "fsGroup:");
      assertThat(openshift.out())
          .contains("runAsNonRoot")
          .doesNotContain("runAsUser", "runAsGroup", "fsGroup:");
    }

    @Test
    void defaultImageIsInRegistryOfOption() {
      // When
      Invocation render =
          Invocation.withInput(
              MINIMAL, "render", "-f", "-", "--image-registry", "registry.example.com/team");

      // Then
      assertThat(render.out()).contains("registry.example.com/team/streambus/broker:v");
    }

    @Test
    void rendersAllClustersOfFile() {
      // Given
      String list = MINIMAL + "---\n\n---\n" + MINIMAL.replace("one", "three");

      // When
      Invocation render = Invocation.withInput(list, "render", "-f", "-");

      // Then
      assertThat(objects(render))
          .extracting(object -> object.getMetadata().getName())
          .contains("one-config", "three-config");
    }
  }

  @Nested
  class Errors {

    @Test
    void rendersNothingIfOneClusterIsInvalid() {
      // When
      Invocation render = Invocation.withInput(MINIMAL + INVALID, "render", "-f", "-");

      // Then
      assertThat(render.exitCode()).isEqualTo(1);
      assertThat(render.out()).isEmpty();
      assertThat(render.err()).startsWith("error: default/two: spec.replicas: Invalid value: 0: ");
    }

    @Test
    void reportsMissingFileInOneLine() {
      // When
      Invocation render = Invocation.of("render", "-f", directory.resolve("none.yaml").toString());

      // Then
      assertThat(render.exitCode()).isEqualTo(2);
      assertThat(render.err())
          .isEqualToIgnoringNewLines(
              "streambus render: " + directory.resolve("none.yaml") + ": no such file or folder");
    }

    @Test
    void reportsInvalidRegistryWithValidOnes() {
      // When
      Invocation render =
          Invocation.withInput(
              MINIMAL, "render", "-f", "-", "--image-registry", "https://registry.example.com");

      // Then
      assertThat(render.exitCode()).isEqualTo(2);
      assertThat(render.out()).isEmpty();
      assertThat(render.err())
          .contains("'https://registry.example.com' is not a registry such as registry.example.com")
          .hasLineCount(2);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            a: [b            | invalid YAML: line 1
            just a text      | a document without a kind is not a StreamBusCluster
            kind: Pod        | Pod (no apiVersion) is not a StreamBusCluster of streambus.io/v1alpha1
            '---'            | contains no StreamBusCluster
            """)
    void rejectsAnythingButClusters(String yaml, String message) {
      // When
      Invocation render = Invocation.withInput(yaml.replace("\\n", "\n"), "render", "-f", "-");

      // Then
      assertThat(render.exitCode()).isEqualTo(2);
      assertThat(render.out()).isEmpty();
      assertThat(render.err()).contains("standard input: " + message).hasLineCount(1);
    }

    @Test
    void rejectsWhatTheApiServerRejects() {
      // Given
      String yaml = MINIMAL + "  labels: [no, map]\n  unknown: field\n";

      // When
      Invocation render = Invocation.withInput(yaml, "render", "-f", "-");

      // Then
      assertThat(render.exitCode()).isEqualTo(1);
      assertThat(render.out()).isEmpty();
      assertThat(render.err())
          .contains("metadata.labels: Invalid value: ", "metadata.unknown: unknown field")
          .hasLineCount(2);
    }

    @Test
    void requiresFile() {
      // When
      Invocation render = Invocation.of("render");

      // Then
      assertThat(render.exitCode()).isEqualTo(2);
      assertThat(render.err()).contains("--filename").contains("streambus render --help");
    }
  }

  private static List<HasMetadata> objects(Invocation render) {
    return Arrays.stream(render.out().split("(?m)^---$"))
        .map(document -> KUBERNETES.<HasMetadata>unmarshal(document))
        .toList();
  }
}

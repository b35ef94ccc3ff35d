package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If this fails, people cannot see offline what the operator would do, or apply half of it. */
class RenderCommandTest {

  private static final String MINIMAL =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        name: one
      """;

  private static final String REFUSED =
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

  private final Path folder;

  RenderCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theObjectsOfAFileAreKubernetesObjects() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("one.yaml"), MINIMAL);

    // When
    Invocation render = Invocation.of("render", "-f", file.toString());

    // Then
    assertThat(render.err()).isEmpty();
    assertThat(render.code()).isZero();
    assertThat(objects(render))
        .extracting(HasMetadata::getKind)
        .contains("ConfigMap", "Service", "StatefulSet");
  }

  @Test
  void theStandardInputIsAFileToo() {
    // When
    Invocation render = Invocation.reading(MINIMAL, "render", "-f", "-", "-n", "elsewhere");

    // Then
    assertThat(objects(render))
        .isNotEmpty()
        .allSatisfy(
            object -> assertThat(object.getMetadata().getNamespace()).isEqualTo("elsewhere"));
  }

  @Test
  void aNamespaceInTheFileWins() {
    // Given
    String yaml = MINIMAL + "  namespace: own\n";

    // When
    Invocation render = Invocation.reading(yaml, "render", "-f", "-", "-n", "elsewhere");

    // Then
    assertThat(objects(render))
        .isNotEmpty()
        .allSatisfy(object -> assertThat(object.getMetadata().getNamespace()).isEqualTo("own"));
  }

  @Test
  void namesOfBrokersEndInTheClusterDomain() {
    // When
    Invocation render =
        Invocation.reading(MINIMAL, "render", "-f", "-", "--cluster-domain", "corp.example");

    // Then
    assertThat(render.out()).contains("one-0.one-headless.default.svc.corp.example:9093");
  }

  @Test
  void allClustersOfAFileAreRendered() {
    // Given
    String list = MINIMAL + "---\n\n---\n" + MINIMAL.replace("one", "three");

    // When
    Invocation render = Invocation.reading(list, "render", "-f", "-");

    // Then
    assertThat(objects(render))
        .extracting(object -> object.getMetadata().getName())
        .contains("one-config", "three-config");
  }

  @Test
  void nothingIsRenderedWhenOneClusterIsRefused() {
    // When
    Invocation render = Invocation.reading(MINIMAL + REFUSED, "render", "-f", "-");

    // Then
    assertThat(render.code()).isEqualTo(1);
    assertThat(render.out()).isEmpty();
    assertThat(render.err()).startsWith("error: default/two: spec.replicas: 0: ");
  }

  @Test
  void aMissingFileIsToldInOneLine() {
    // When
    Invocation render = Invocation.of("render", "-f", folder.resolve("none.yaml").toString());

    // Then
    assertThat(render.code()).isEqualTo(2);
    assertThat(render.err())
        .isEqualToIgnoringNewLines(
            "streambus render: " + folder.resolve("none.yaml") + ": no such file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: [b            | not YAML: line 1
          a: 1\\na: 2      | not YAML: line 2: Duplicate field 'a'
          just a text      | a document without a kind is not a StreamBusCluster
          kind: Pod        | Pod of no group is not a StreamBusCluster of streambus.io/v1alpha1
          '---'            | holds no StreamBusCluster
          """)
  void whatIsNoClusterIsUnreadable(String yaml, String message) {
    // When
    Invocation render = Invocation.reading(yaml.replace("\\n", "\n"), "render", "-f", "-");

    // Then
    assertThat(render.code()).isEqualTo(2);
    assertThat(render.out()).isEmpty();
    assertThat(render.err()).contains("standard input: " + message).hasLineCount(1);
  }

  @Test
  void metadataOfAWrongShapeIsUnreadable() {
    // Given
    String yaml = MINIMAL + "  labels: [no, map]\n";

    // When
    Invocation render = Invocation.reading(yaml, "render", "-f", "-");

    // Then
    assertThat(render.code()).isEqualTo(2);
    assertThat(render.err()).contains("metadata cannot be read").hasLineCount(1);
  }

  @Test
  void aFileIsNeeded() {
    // When
    Invocation render = Invocation.of("render");

    // Then
    assertThat(render.code()).isEqualTo(2);
    assertThat(render.err()).contains("--filename").contains("streambus render --help");
  }

  private static List<HasMetadata> objects(Invocation render) {
    return Arrays.stream(render.out().split("(?m)^---$"))
        .map(document -> KUBERNETES.<HasMetadata>unmarshal(document))
        .toList();
  }
}

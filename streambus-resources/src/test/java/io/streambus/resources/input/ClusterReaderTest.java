package io.streambus.resources.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.TestFiles;
import io.streambus.resources.input.ReadResult.Read;
import io.streambus.resources.input.ReadResult.Unreadable;
import io.streambus.resources.validation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that programs that render without an API server neither take something else for a
 * cluster nor drop a misspelled field without a word.
 */
class ClusterReaderTest {

  private static final String CLUSTER =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata: {name: demo}
      spec: %s
      """;

  static Stream<Path> examples() {
    return TestFiles.examples().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void readsExamples(Path example) throws IOException {
    // When
    ReadResult result = ClusterReader.read(Files.readString(example), "shop");

    // Then
    assertThat(result).isInstanceOf(Read.class);
    assertThat(((Read) result).unknownFields()).isEmpty();
    assertThat(ClusterResolver.resolve(((Read) result).cluster(), ClusterInputs.none()))
        .isInstanceOf(Resolution.Resolved.class);
  }

  @Test
  void setsNamespaceOfClusterWithoutOne() {
    assertThat(read("{}").cluster().getMetadata().getNamespace()).isEqualTo("shop");
  }

  @Test
  void unknownFieldIsReported() {
    assertThat(read("{replicas: 3, storage: {sise: 1Gi}}").unknownFields())
        .singleElement()
        .satisfies(field -> assertThat(field.path()).isEqualTo("spec.storage.sise"));
  }

  /** The resolver reports it, like that of a stored cluster. */
  @Test
  void invalidSpecIsRead() {
    // When
    Read result = read("{replicas: many}");

    // Then
    assertThat(ClusterResolver.resolve(result.cluster(), ClusterInputs.none()))
        .isInstanceOf(Resolution.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a text",
        "- a list",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: demo}}",
        "{apiVersion: streambus.io/v1, kind: StreamBusCluster, metadata: {name: demo}}",
        "{apiVersion: streambus.io/v1alpha1, kind: StreamBusCluster, metadata: a}",
        "{apiVersion: streambus.io/v1alpha1, kind: StreamBusCluster, metadata: {labels: [a]}}",
        "{apiVersion: streambus.io/v1alpha1, kind: StreamBusCluster, kind: StreamBusCluster}",
        "a: &a [b]\nc: *a",
        "a: b\n---\na: b",
        "{"
      })
  void anythingElseIsUnreadable(String text) {
    // When
    ReadResult result = ClusterReader.read(text, "shop");

    // Then
    assertThat(result).isInstanceOf(Unreadable.class);
    assertThat(((Unreadable) result).problems()).isNotEmpty();
  }

  @Test
  void secondDocumentIsNamed() {
    // When
    ReadResult result = ClusterReader.read("a: [b]\n---\na: b", "shop");

    // Then
    assertThat(((Unreadable) result).problems())
        .extracting(Problem::message)
        .containsExactly(
            "is not one YAML document: line 3 begins another one; read each on its own");
  }

  /** Tools that write several documents put one behind each. */
  @Test
  void separatorAtTheEndBeginsNoDocument() {
    assertThat(ClusterReader.read(CLUSTER.formatted("{}") + "---\n# none\n", "shop"))
        .isInstanceOf(Read.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# none", "null", "---"})
  void emptyTextIsNamed(String text) {
    assertThat(((Unreadable) ClusterReader.read(text, "shop")).problems())
        .extracting(Problem::toString)
        .containsExactly("document: is not one YAML document: it is empty");
  }

  @Test
  void deepAndLongTextsAreBounded() {
    assertThat(ClusterReader.read("[".repeat(100_000), "shop")).isInstanceOf(Unreadable.class);
    assertThat(ClusterReader.read("a".repeat(4_000_001), "shop")).isInstanceOf(Unreadable.class);
  }

  private static Read read(String spec) {
    return (Read) ClusterReader.read(CLUSTER.formatted(spec), "shop");
  }
}

package io.streambus.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.schema.GoDuration;
import io.streambus.app.console.CommandException;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that files written by kubectl can be read. */
class ClusterFileTest {

  private static final String HEAD =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata: {name: a}
      spec:
      """;

  @Test
  void readsItemsOfList() {
    // When
    List<ClusterDocument> clusters =
        clusters(
            """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: streambus.io/v1alpha1, kind: StreamBusCluster, metadata: {name: a}}
            - apiVersion: streambus.io/v1alpha1
              kind: StreamBusCluster
              metadata: {name: b, namespace: own}
            """);

    // Then
    assertThat(clusters)
        .extracting(ClusterDocument::namespacedName)
        .containsExactly("team/a", "own/b");
  }

  @Test
  void readsJson() {
    // When
    List<ClusterDocument> clusters =
        clusters(
            """
            {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
             "metadata": {"name": "a"}, "spec": {"replicas": 5}}
            """);

    // Then
    assertThat(clusters.get(0).cluster().getSpec().replicas()).contains(5);
  }

  @Test
  void clusterWithoutMetadataHasTitle() {
    // When
    List<ClusterDocument> clusters =
        clusters("{apiVersion: streambus.io/v1alpha1, kind: StreamBusCluster}");

    // Then
    assertThat(clusters)
        .extracting(ClusterDocument::namespacedName)
        .containsExactly("team/(no name)");
  }

  @Test
  void rejectsDirectory(@TempDir Path directory) {
    // When
    assertThatThrownBy(
            () -> ClusterFile.of(directory.toString(), new ByteArrayInputStream(new byte[0])))

        // Then
        .isInstanceOf(CommandException.class)
        .hasMessage(directory + ": is a folder; name a file");
  }

  @Test
  void readsJsonWithTabs() {
    assertThat(
            clusters(
                """
                {
                \t"apiVersion": "streambus.io/v1alpha1",
                \t"kind": "StreamBusCluster"}\
                """))
        .hasSize(1);
  }

  @Test
  void resolvesAnchorsAndMergeKeysAsKubectlDoes() {
    // When
    List<ClusterDocument> clusters =
        clusters(
            HEAD
                + """
                  config: &ports {port: 1000, httpPort: 1001}
                  image: &image {tag: &tag v1}
                  version: *tag
                  rollout: {<<: [{minReadySeconds: 1}, {minReadySeconds: 2, inPlace: false}]}
                  observability: {metrics: {interval: 1s, <<: {interval: 2s}}}
                """);

    // Then
    StreamBusClusterSpec spec = clusters.get(0).cluster().getSpec();
    assertThat(clusters.get(0).fileProblems()).isEmpty();
    assertThat(spec.version()).contains("v1");
    assertThat(spec.rollout().orElseThrow().minReadySeconds()).contains(1);
    assertThat(spec.rollout().orElseThrow().inPlace()).contains(false);
    assertThat(spec.observability().orElseThrow().metrics().orElseThrow().interval())
        .contains(GoDuration.of("2s"));
  }

  @Test
  void keysBecomeStrings() {
    // When
    List<ClusterDocument> clusters =
        clusters(HEAD + "  podLabels: {1: a, yes: b, 0x10: c, 1.50: d}\n");

    // Then
    assertThat(clusters.get(0).cluster().getSpec().podLabels())
        .containsOnlyKeys("1", "true", "16", "1.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a: *b | line 1: the alias *b refers to no anchor before it",
        "a: &b [*b] | line 1: the alias *b refers to no anchor before it",
        "<<: [1] | line 1: the merge key << requires a map or a list of maps",
        "{? [a] : b} | line 1: a key must be a string",
        "null: b | line 1: a key must be a string",
        "a: .inf | line 1: .inf is not a number in JSON; enclose it in quotes",
        "a: !!int b | line 1: b is not of the type !!int",
        "a: \"\\ud83d\" | line 1: half of a surrogate pair is not a character",
        "\"\\ude00\": a | line 1: half of a surrogate pair is not a character",
        "a: \"\\ude00\\ud83d\" | line 1: half of a surrogate pair is not a character",
        "a: [1 | line 1: expected ',' or ']', but got <stream end>",
      })
  void rejectsWhatCannotBecomeJson(String yaml, String problem) {
    assertThatThrownBy(() -> clusters(yaml))
        .isInstanceOf(CommandException.class)
        .hasMessage("standard input: invalid YAML: " + problem);
  }

  @Test
  void boundsAliases() {
    // Given
    var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      yaml.append("a%d: &a%d [%s]%n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
    }

    // Then
    assertThatThrownBy(() -> clusters(yaml.toString()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("aliases expand to more than 100000 values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void boundsDepth(String level) {
    assertThatThrownBy(() -> clusters(level.repeat(100_000)))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("must not be nested deeper than 100 levels");
  }

  @Test
  void boundsSize() {
    assertThatThrownBy(() -> clusters("#".repeat(5 << 20)))
        .isInstanceOf(CommandException.class)
        .hasMessage("standard input: is larger than 4 MiB; split it");
  }

  @Test
  void namesWrongEncoding() {
    // Given
    Charset utf16 = StandardCharsets.UTF_16LE;

    // Then
    assertThatThrownBy(() -> read(HEAD.getBytes(utf16)))
        .hasMessage("standard input: is encoded in UTF-16; save it as UTF-8");
    assertThatThrownBy(() -> read(("\uFEFF" + HEAD).getBytes(utf16)))
        .hasMessage("standard input: is encoded in UTF-16; save it as UTF-8");
    assertThatThrownBy(() -> read("a: \u00FC".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage("standard input: byte 4 is not valid UTF-8; save the file as UTF-8");
    assertThat(read(("\uFEFF" + HEAD).getBytes(StandardCharsets.UTF_8))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\\n \"apiVersion\": \"streambus.io/v1alpha1\",\\n \"kind\": \"StreamBusCluster\",\\n"
            + " \"spec\": {\"podLabels\": {\"a.b/c\": \"d\"}}} | spec.podLabels.a.b/c | 4 | 25",
        "{\"kind\": \"List\", \"items\": [\\n{\"apiVersion\": \"streambus.io/v1alpha1\", \"kind\":"
            + " \"StreamBusCluster\",\\n \"spec\": {}}]} | spec.storage.size | 3 | 2",
        "# a\\n"
            + "---\\n"
            + "{apiVersion: streambus.io/v1alpha1, kind: StreamBusCluster,\\n"
            + " spec: {tolerations: [{key: a},\\n"
            + " {key: b}]}} | spec.tolerations[1].key | 5 | 3",
        "kind: List\\n"
            + "items:\\n"
            + "- apiVersion: streambus.io/v1alpha1\\n"
            + "  kind: StreamBusCluster\\n"
            + "  spec: {}\\n"
            + " | spec.replicas | 5 | 3",
      })
  void findsPositionsOfFields(String text, String path, int line, int column) {
    // When
    List<ClusterDocument> clusters = clusters(text.replace("\\n", "\n"));

    // Then
    assertThat(clusters.get(0).positions().find(path)).contains(new Position(line, column));
  }

  @Test
  void boundsPositions() {
    // Given
    String items = HEAD + "  tolerations: [" + "{key: a},".repeat(60_000) + "]\n";
    String path = "b".repeat(400);

    // When
    Positions many = clusters(items).get(0).positions();
    Positions deep = clusters(HEAD + "  podLabels: {" + path + ": c}\n").get(0).positions();

    // Then
    assertThat(many.find("spec.tolerations[59999].key")).contains(new Position(5, 3));
    assertThat(deep.find("spec.podLabels." + path)).contains(new Position(5, 3));
  }

  private static List<ClusterDocument> read(byte[] content) {
    return ClusterFile.of(new ByteArrayInputStream(content)).clusters("team");
  }

  private static List<ClusterDocument> clusters(String yaml) {
    return read(yaml.getBytes(StandardCharsets.UTF_8));
  }
}

package io.streambus.app.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.streambus.app.console.CommandException;
import io.streambus.resources.ClusterInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that every file is either read and judged, or rejected with one line. By default, only
 * the examples are tested; with {@code -DJAZZER_FUZZ=1}, what Jazzer derives from them.
 */
class ClusterFileFuzzTest {

  private static final int DAMAGED_FILES = 100;

  /** Characters with a meaning in YAML. */
  private static final String SPECIAL = "\n \t:-[]{},?&*!|>'\"%@#~<0x.\\\0\u00FF";

  private static final String HEAD =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata: {name: a}
      """;

  @ParameterizedTest
  @MethodSource("examples")
  void examplesHaveResult(byte[] content) {
    everyFileHasResult(content);
  }

  @EnabledIfSystemProperty(named = "JAZZER_FUZZ", matches = ".+")
  @MethodSource("examples")
  @FuzzTest
  void everyFileHasResult(byte[] content) {
    try {
      List<ClusterDocument> clusters =
          ClusterFile.of(new ByteArrayInputStream(content)).clusters("team");
      assertThat(clusters)
          .isNotEmpty()
          .allSatisfy(cluster -> assertThat(cluster.resolve(ClusterInputs.none())).isNotNull());
    } catch (CommandException e) {
      assertThat(e).hasMessageStartingWith("standard input: ");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void damagedExamplesHaveResult(long seed) throws IOException {
    // Given
    List<byte[]> examples = examples().filter(example -> example.length > 0).toList();
    Random random = new Random(seed);

    for (int i = 0; i < DAMAGED_FILES; i++) {
      // When
      byte[] content = examples.get(random.nextInt(examples.size())).clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        byte character = (byte) SPECIAL.charAt(random.nextInt(SPECIAL.length()));
        content[random.nextInt(content.length)] = character;
      }

      // Then
      assertThatCode(() -> everyFileHasResult(content))
          .as(new String(content, UTF_8))
          .doesNotThrowAnyException();
    }
  }

  static Stream<byte[]> examples() throws IOException {
    return Stream.concat(
            files(Path.of("../examples/clusters")),
            Stream.of(
                "",
                HEAD + "spec: {podLabels: &a {b: c, ? d : \"\\x65\\u0066\"}, nodeSelector: *a}",
                HEAD + "spec: {podLabels: {<<: [{a: b}, {c: d}]}, version: !!str 1}",
                HEAD + "spec:\n  version: |-\n    v1\n  image: {tag: >+\n    v1}\n",
                HEAD + "spec: {replicas: 0x3, config: {overrides: {a: 1e3, b: .5, c: 0b1}}}",
                "%YAML 1.1\n--- # comment\n" + HEAD + "...\n---\n!a [~, 'b''c', &x !!int 1, *x]",
                "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [{\"a\": 1e400}]}"))
        .map(text -> text.getBytes(UTF_8));
  }

  private static Stream<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(ClusterFileFuzzTest::text)
          .toList()
          .stream();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

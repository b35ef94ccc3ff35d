package io.streambus.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that the first command of the README works. */
class PlaygroundCommandTest {

  @Test
  void bundledExampleRunsWithoutControlPlane() {
    // When
    Invocation playground = Invocation.of("playground", "--simulated");

    // Then
    assertThat(playground.err()).isEmpty();
    assertThat(playground.exitCode()).isZero();
    assertThat(playground.out())
        .contains("StreamBusCluster default/streambus-minimal: Running")
        .endsWith("Running.\n");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesRun(Path example) {
    // When
    Invocation playground = Invocation.of("playground", "--simulated", example.toString());

    // Then
    assertThat(playground.exitCode()).isZero();
    assertThat(playground.out()).endsWith("Running.\n");
  }

  @Test
  void reportsInvalidSpecBeforeStartingAnything() {
    // Given
    String yaml =
        """
        apiVersion: streambus.io/v1alpha1
        kind: StreamBusCluster
        metadata: {name: one}
        spec: {replicas: 0}
        """;

    // When
    Invocation playground = Invocation.withInput(yaml, "playground", "-");

    // Then
    assertThat(playground.exitCode()).isEqualTo(1);
    assertThat(playground.out()).isEmpty();
    assertThat(playground.err())
        .startsWith("error: default/one: spec.replicas: Invalid value: 0: ");
  }

  @Test
  void reportsMissingFile(@TempDir Path directory) {
    // When
    Invocation playground = Invocation.of("playground", directory.resolve("none.yaml").toString());

    // Then
    assertThat(playground.exitCode()).isEqualTo(2);
    assertThat(playground.err()).contains("no such file").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "m", "5d", "-5m", "1000000000s"})
  void timeoutRequiresNumberAndUnit(String timeout) {
    // When
    Invocation playground = Invocation.of("playground", "--simulated", "--timeout=" + timeout);

    // Then
    assertThat(playground.exitCode()).isEqualTo(2);
    assertThat(playground.err()).contains("--timeout", "is not a duration such as 90s or 5m");
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../examples/clusters"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }
}

package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that mistakes are found in review, before they break a cluster. */
class ValidateCommandTest {

  private static final String HEAD =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        name: one
      spec:
      """;

  @Test
  void acceptsValidCluster() {
    // When
    Invocation validate = Invocation.withInput(HEAD + "  replicas: 3\n", "validate", "-f", "-");

    // Then
    assertThat(validate).isEqualTo(new Invocation(0, "default/one: valid\n", ""));
  }

  @Test
  void reportsEveryProblemWithPath() {
    // Given
    String yaml = HEAD + "  replicas: 0\n  config: {port: 70000}\n  storage: {size: big}\n";

    // When
    Invocation validate = Invocation.withInput(yaml, "validate", "-f", "-");

    // Then
    assertThat(validate.exitCode()).isEqualTo(1);
    assertThat(validate.out()).isEmpty();
    assertThat(validate.err().lines())
        .allSatisfy(line -> assertThat(line).startsWith("error: default/one: spec."))
        .anySatisfy(line -> assertThat(line).contains("spec.replicas: Invalid value: 0: "))
        .anySatisfy(line -> assertThat(line).contains("spec.config.port: Invalid value: 70000: "))
        .anySatisfy(line -> assertThat(line).contains("spec.storage.size: Invalid value: big: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "render", "tenants"})
  void policyOfTheOperatorApplies(String command) {
    // Given
    String yaml = HEAD + "  hostNetwork: true\n";

    // When
    Invocation byDefault = Invocation.withInput(yaml, command, "-f", "-");
    Invocation privileged =
        Invocation.withInput(yaml, command, "-f", "-", "--pod-security=privileged");
    Invocation images =
        Invocation.withInput(
            yaml,
            command,
            "-f",
            "-",
            "--pod-security=privileged",
            "--allowed-images=registry.example.com",
            "--image-registry=registry.example.org");

    // Then
    assertThat(byDefault.exitCode()).isEqualTo(1);
    assertThat(byDefault.err())
        .contains("spec.hostNetwork: Invalid value: true: ", "--pod-security=privileged")
        .hasLineCount(1);
    assertThat(privileged.exitCode()).isZero();
    assertThat(images.exitCode()).isEqualTo(1);
    assertThat(images.err())
        .contains("spec.image.repository", "registry.example.org/streambus", "--allowed-images");
  }

  @Test
  void nullMetadataIsReportedLikeAbsentMetadata() {
    // When
    Invocation validate =
        Invocation.withInput(
            HEAD.replace("metadata:\n  name: one", "metadata: null"), "validate", "-f", "-");

    // Then
    assertThat(validate.exitCode()).isEqualTo(1);
    assertThat(validate.err()).contains("metadata.name").hasLineCount(1);
  }

  @Test
  void namesAndFieldsCannotAddLines() {
    // Given
    String yaml =
        HEAD.replace("name: one", "name: \"a\\nerror: fake\"")
            + "  config: {\"b\\nerror: fake\": 1}\n";

    // When
    Invocation validate = Invocation.withInput(yaml, "validate", "-f", "-");

    // Then
    assertThat(validate.err().lines())
        .isNotEmpty()
        .allMatch(line -> line.contains(": default/a error: fake: "));
  }

  @Test
  void reportsWrongTypeWithPath() {
    // When
    Invocation validate = Invocation.withInput(HEAD + "  replicas: many\n", "validate", "-f", "-");

    // Then
    assertThat(validate.exitCode()).isEqualTo(1);
    assertThat(validate.err()).startsWith("error: default/one: spec.replicas: ");
  }

  @Test
  void rejectsUnknownAndDuplicateFieldsAsKubectlDoes() {
    // When
    Invocation validate =
        Invocation.withInput(
            HEAD + "  config: {prot: 9092}\n  replicas: 1\n  replicas: 3\n", "validate", "-f", "-");

    // Then
    assertThat(validate)
        .isEqualTo(
            new Invocation(
                1,
                "",
                """
                error: default/one: spec.config.prot: unknown field; did you mean spec.config.port? (standard input:6:12)
                error: default/one: spec.replicas: duplicate field; specify it once (standard input:8:3)
                """));
  }

  @Test
  void rejectsWhatTheApiServerRejectsInTheOrderOfTheFile() {
    // Given
    String yaml =
        """
        kind: StreamBusCluster
        spec:
          version: 0.5
          replicas: "3"
          resources: {limits: {cpu: 0.5, memory: much}}
          podLabels: {critical: yes, tier: 1}
          hostNetwork: "no"
          storage: [10Gi]
          config: {maxConnections: 3000000000, port: 1, httpPort: 1}
        metadata:
          labels: {a: on, b: "not valid"}
          name: one
        apiVersion: streambus.io/v1alpha1
        """;

    // When
    Invocation validate = Invocation.withInput(yaml, "validate", "-f", "-");

    // Then
    assertThat(validate.exitCode()).isEqualTo(1);
    assertThat(validate.err())
        .isEqualTo(
            """
            error: default/one: spec.version: Invalid value: 0.5: must be a string; enclose it in quotes (standard input:3:3)
            error: default/one: spec.replicas: Invalid value: "3": must be an integer; remove the quotes (standard input:4:3)
            error: default/one: spec.resources.limits.cpu: Invalid value: 0.5: must be an integer or a string; enclose it in quotes (standard input:5:24)
            error: default/one: spec.resources.limits.memory: Invalid value: much: must be a quantity, such as 500m or 10Gi, must not be negative, and must have at most 40 characters (standard input:5:34)
            error: default/one: spec.podLabels.critical: Invalid value: true: must be a string; enclose it in quotes (standard input:6:15)
            error: default/one: spec.podLabels.tier: Invalid value: 1: must be a string; enclose it in quotes (standard input:6:30)
            error: default/one: spec.hostNetwork: Invalid value: "no": must be true or false; remove the quotes (standard input:7:3)
            error: default/one: spec.storage: Invalid value: ["10Gi"]: must be an object (standard input:8:3)
            error: default/one: spec.config.maxConnections: Invalid value: 3000000000: must be between 1 and 2147483647 (standard input:9:12)
            error: default/one: metadata.labels.a: Invalid value: true: must be a string; enclose it in quotes (standard input:11:12)
            """);
  }

  @Test
  void rejectsInvalidLabelsOfTheCluster() {
    // When
    Invocation validate =
        Invocation.withInput(
            HEAD.replace("name: one", "name: one\n  labels: {a: 'not valid'}"),
            "validate",
            "-f",
            "-");

    // Then
    assertThat(validate.err())
        .startsWith("error: default/one: metadata.labels.a: Invalid value: not valid: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"labels: {a: null}", "annotations: {a: null}", "labels: null", "annotations: {}"})
  void nullInMetadataIsNoProblem(String metadata) {
    // When
    Invocation validate =
        Invocation.withInput(
            HEAD.replace("name: one", "name: one\n  " + metadata), "validate", "-f", "-");

    // Then
    assertThat(validate).isEqualTo(new Invocation(0, "default/one: valid\n", ""));
  }

  @ParameterizedTest
  @CsvSource({"262143, 0", "262144, 1"})
  void annotationsAreBounded(int length, int exitCode) {
    // When
    Invocation validate =
        Invocation.withInput(
            HEAD.replace("name: one", "name: one\n  annotations: {a: " + "b".repeat(length) + "}"),
            "validate",
            "-f",
            "-");

    // Then
    assertThat(validate.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void longValuesAreTruncated() {
    // When
    Invocation validate =
        Invocation.withInput(
            HEAD + "  storage: [" + "long".repeat(10_000) + "]\n", "validate", "-f", "-");

    // Then
    assertThat(validate.err()).contains("spec.storage", "...").hasSizeLessThan(200);
  }

  @Test
  void notesFieldWithoutEffect() {
    // When
    Invocation validate =
        Invocation.withInput(
            HEAD + "  config: {maxConnections: 5, batchSize: 5}\n", "validate", "-f", "-");

    // Then
    assertThat(validate.exitCode()).isZero();
    assertThat(validate.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("note: default/one: spec.config.maxConnections: "),
            line -> assertThat(line).startsWith("note: default/one: spec.config.batchSize: "));
    assertThat(validate.out()).isEqualTo("default/one: valid\n");
  }

  @Test
  void strictSpecRejectsFieldWithoutEffect() {
    // When
    Invocation validate =
        Invocation.withInput(
            HEAD + "  strict: true\n  config: {maxConnections: 5}\n", "validate", "-f", "-");

    // Then
    assertThat(validate.exitCode()).isEqualTo(1);
    assertThat(validate.err())
        .startsWith("error: default/one: spec.config.maxConnections: Invalid value: 5: ");
  }

  @Test
  void failsIfOneClusterIsInvalid() {
    // Given
    String yaml = HEAD + "  replicas: 0\n---\n" + HEAD.replace("one", "two");

    // When
    Invocation validate = Invocation.withInput(yaml, "validate", "-f", "-", "-n", "team");

    // Then
    assertThat(validate.exitCode()).isEqualTo(1);
    assertThat(validate.err()).startsWith("error: team/one: spec.replicas");
    assertThat(validate.out()).isEqualTo("team/two: valid\n");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesAreValidWithoutUnknownFields(Path example) {
    // When
    Invocation validate = Invocation.of("validate", "-f", example.toString());

    // Then
    assertThat(validate.exitCode()).isZero();
    assertThat(validate.err()).doesNotContain("warning", "error");
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../examples/clusters"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }
}

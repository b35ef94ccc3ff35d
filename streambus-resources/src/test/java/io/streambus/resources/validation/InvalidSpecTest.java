package io.streambus.resources.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees how violations are reported; RuleCasesTest covers the rules themselves. */
class InvalidSpecTest {

  private final YAMLMapper yaml = new YAMLMapper();

  @Test
  void reportsAllProblemsAtOnce() {
    // When
    List<Problem> problems =
        problems(
            cluster(
                "demo",
                "{replicas: 0, config: {port: 0, logLevel: x}, storage: {size: x}, image: {tag: '!'}}"));

    // Then
    assertThat(problems)
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "spec.replicas",
            "spec.config.port",
            "spec.config.logLevel",
            "spec.storage.size",
            "spec.image.tag");
  }

  @Test
  void rejectsClusterWithoutNamespace() {
    // Given
    StreamBusCluster cluster = cluster("demo", "replicas: 1");
    cluster.getMetadata().setNamespace(null);

    // Then
    assertThat(problems(cluster)).extracting(Problem::path).contains("metadata.namespace");
  }

  @Test
  void replacesLineBreaksInReportedValues() {
    // When
    List<Problem> problems = problems(cluster("demo", "version: \"v1\\nerror: none\""));

    // Then
    assertThat(problems.get(0).toString()).contains("v1 error: none").doesNotContain("\n");
  }

  /** Otherwise, an object of a megabyte would become gigabytes of text in the operator. */
  @ParameterizedTest
  @MethodSource("specsWithThousandsOfProblems")
  void listsLimitedNumberOfShortProblems(String spec) {
    // When
    List<Problem> problems = problems(cluster("demo", spec));

    // Then
    assertThat(problems).hasSize(SpecRules.MAX_PROBLEMS + 1);
    assertThat(problems.get(SpecRules.MAX_PROBLEMS).message()).contains("further values");
    assertThat(problems).allSatisfy(each -> assertThat(each.toString()).hasSizeLessThan(1_000));
  }

  static Stream<String> specsWithThousandsOfProblems() {
    String prefix = "p".repeat(500);
    return Stream.of(
        "config: {overrides: {a: "
            + ("{" + prefix + ": ").repeat(20)
            + map("'%d': 1")
            + "}".repeat(20)
            + "}}",
        "podLabels: " + map("'%d " + prefix + "': a"),
        "podAnnotations: " + map("'streambus.io/%d" + prefix + "': a"),
        "podTemplate: {spec: {hostAliases: " + list("null") + "}}",
        "podTemplate: {spec: {volumes: " + list("{name: config, emptyDir: {}}") + "}}");
  }

  private static String map(String entry) {
    return IntStream.range(0, 3_000)
        .mapToObj(entry::formatted)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String list(String item) {
    return "[" + String.join(", ", Collections.nCopies(1_500, item)) + "]";
  }

  @Test
  void pathOfProblemKeepsItsStart() {
    // When
    List<Problem> problems = problems(cluster("demo", "podLabels: {'" + "a".repeat(400) + "': b}"));

    // Then
    assertThat(problems).isNotEmpty();
    assertThat(problems)
        .allSatisfy(
            each -> {
              assertThat(each.path()).startsWith("spec.podLabels").hasSizeLessThan(410);
              assertThat(each.toString()).hasSizeLessThan(1_000);
            });
  }

  private static List<Problem> problems(StreamBusCluster cluster) {
    return ClusterResolver.resolve(cluster, ClusterInputs.none())
            instanceof Resolution.Rejected rejected
        ? rejected.problems()
        : List.of();
  }

  private StreamBusCluster cluster(String name, String spec) {
    String body = spec.startsWith("{") ? spec : "{" + spec + "}";
    String text =
        "kind: StreamBusCluster\nmetadata: {name: %s, namespace: default}\nspec: %s\n"
            .formatted(name, body);
    try {
      return yaml.readValue(text, StreamBusCluster.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.streambus.resources.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    assertThat(problems.get(0).toString()).contains("v1?error: none").doesNotContain("\n");
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

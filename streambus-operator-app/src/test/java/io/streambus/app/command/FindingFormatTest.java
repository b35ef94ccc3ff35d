package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that other programs can read findings, and show them beside the lines of a file. */
class FindingFormatTest {

  private final Path file;

  FindingFormatTest(@TempDir Path folder) throws IOException {
    file =
        Files.writeString(
            folder.resolve("a, b%.yaml"),
            """
            apiVersion: streambus.io/v1alpha1
            kind: StreamBusCluster
            metadata: {name: one}
            spec:
              replcas: 3
              config:
                port: 70000
            """);
  }

  @Test
  void githubShowsFindingsBesideLines() {
    // When
    Invocation validate = validate("github");

    // Then
    String escaped = file.toString().replace("%", "%25").replace(",", "%2C");
    assertThat(validate)
        .isEqualTo(
            new Invocation(
                1,
                """
                ::error file=%1$s,line=5,col=3,title=default/one::spec.replcas: unknown field; did you mean spec.replicas?
                ::error file=%1$s,line=7,col=5,title=default/one::spec.config.port: Invalid value: 70000: must be between 1 and 65535
                """
                    .formatted(escaped),
                ""));
  }

  @Test
  void fileNameCannotControlTheTerminal(@TempDir Path folder) throws IOException {
    // Given
    Path strange = Files.writeString(folder.resolve("a\n\u001b[31m\u202e.yaml"), "[");
    Path named = Files.copy(file, folder.resolve("b\u001b[31m.yaml"));

    // When
    Invocation validate =
        Invocation.of("validate", "-f", strange.toString(), "-f", named.toString());

    // Then
    assertThat(validate.err())
        .contains("/a ?[31m?.yaml: ", "/b?[31m.yaml:5:3)")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void jsonContainsEveryPart() throws IOException {
    // When
    JsonNode findings = new JsonMapper().readTree(validate("json").out()).path("findings");

    // Then
    assertThat(findings).hasSize(2);
    assertThat(findings.get(0))
        .isEqualTo(
            new JsonMapper()
                .createObjectNode()
                .put("severity", "error")
                .put("file", file.toString())
                .put("line", 5)
                .put("column", 3)
                .put("cluster", "default/one")
                .put("path", "spec.replcas")
                .put("message", "unknown field; did you mean spec.replicas?"));
  }

  @Test
  void jsonOfFilesWithoutFindingsIsComplete() {
    // When
    Invocation validate =
        Invocation.of("validate", "-f", "../examples/clusters/minimal-cluster.yaml", "-o", "json");

    // Then
    assertThat(validate).isEqualTo(new Invocation(0, "{\n  \"findings\" : [ ]\n}\n", ""));
  }

  @Test
  void sarifNamesFileAndRegion() throws IOException {
    // When
    JsonNode log = new JsonMapper().readTree(validate("sarif").out());

    // Then
    JsonNode result = log.at("/runs/0/results/1");
    JsonNode location = result.at("/locations/0/physicalLocation");
    assertThat(log.path("version").asText()).isEqualTo("2.1.0");
    assertThat(result.path("level").asText()).isEqualTo("error");
    assertThat(log.at("/runs/0/tool/driver/rules").findValuesAsText("id"))
        .contains(result.path("ruleId").asText());
    assertThat(result.at("/message/text").asText()).startsWith("default/one: spec.config.port: ");
    assertThat(location.at("/artifactLocation/uri").asText()).endsWith("/a,%20b%25.yaml");
    assertThat(location.at("/region/startLine").asInt()).isEqualTo(7);
    assertThat(location.at("/region/startColumn").asInt()).isEqualTo(5);
  }

  @Test
  void unreadableFileIsFindingInEveryFormat() throws IOException {
    // Given
    Files.writeString(file, "kind: [\n");

    // When
    Invocation validate = validate("github");

    // Then
    assertThat(validate.exitCode()).isEqualTo(2);
    assertThat(validate.out()).contains("::error file=", ",line=", "::invalid YAML: line ");
  }

  private Invocation validate(String format) {
    return Invocation.of("validate", "-f", file.toString(), "-o", format);
  }
}

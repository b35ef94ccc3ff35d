package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.deploy.DeployFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guarantees that a value that hardens an installation is not a typo without effect. */
class HardeningPageTest {

  private static final String PAGE = "docs/hardening.md";
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void everyValueIsOneOfTheChartAndOfItsType() throws IOException {
    // Given
    JsonNode values =
        YAML.readTree(
            Files.readString(DeployFile.DEPLOY.resolve("charts/streambus-operator/values.yaml")));

    // When
    JsonNode hardened = blocks().filter(block -> block.has("podPolicy")).findFirst().orElseThrow();

    // Then
    assertThat(paths("", hardened))
        .hasSizeGreaterThan(5)
        .allSatisfy(path -> assertThat(values.at(path).isMissingNode()).as(path).isFalse());
    assertThat(hardened.at("/rbac/aggregateRoles").isBoolean()).isTrue();
  }

  /** Objects are applied in the order of the page. */
  @Test
  void namespaceComesFirst() throws IOException {
    // When
    JsonNode first = blocks().findFirst().orElseThrow();

    // Then
    assertThat(first.path("kind").asText()).isEqualTo("Namespace");
  }

  @Test
  void usersCanChangeNothingButClusters() throws IOException {
    // When
    JsonNode role =
        blocks()
            .filter(block -> block.path("kind").asText().equals("Role"))
            .findFirst()
            .orElseThrow();

    // Then
    for (JsonNode rule : role.path("rules")) {
      boolean writes =
          rule.path("verbs").toString().matches(".*(?:create|update|patch|delete|\\*).*");
      assertThat(rule.path("apiGroups").toString())
          .isEqualTo(writes ? "[\"streambus.io\"]" : rule.path("apiGroups").toString());
    }
  }

  private static Stream<JsonNode> blocks() throws IOException {
    Stream.Builder<JsonNode> blocks = Stream.builder();
    for (CodeBlock block : CodeBlock.allOf(PAGE, Pages.read(PAGE))) {
      blocks.add(YAML.readTree(block.text()));
    }
    return blocks.build();
  }

  private static List<String> paths(String path, JsonNode node) {
    return node.isObject()
        ? node.properties().stream()
            .flatMap(field -> paths(path + "/" + field.getKey(), field.getValue()).stream())
            .toList()
        : List.of(path);
  }
}

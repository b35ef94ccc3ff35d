package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/**
 * Guarantees that Argo CD neither waits forever for a cluster nor reports a broken one as healthy.
 */
class ArgoCdHealthTest {

  private static final Path DIRECTORY = DeployFile.DEPLOY.resolve("argocd");

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY.resolve("testdata"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void healthMatchesCluster(Path file) throws IOException {
    // Given
    JsonNode testCase = new YAMLMapper().readTree(file.toFile());
    Globals globals = JsePlatform.standardGlobals();
    globals.set("obj", lua(testCase.path("object")));

    // When
    LuaValue health = globals.load(Files.readString(DIRECTORY.resolve("health.lua"))).call();

    // Then
    assertThat(health.get("status").tojstring())
        .isEqualTo(testCase.at("/expected/status").asText());
    assertThat(health.get("message").tojstring())
        .isEqualTo(testCase.at("/expected/message").asText());
  }

  @Test
  void settingsContainHealthCheck() throws IOException {
    // Given
    JsonNode settings = new YAMLMapper().readTree(DIRECTORY.resolve("argocd-cm.yaml").toFile());

    // Then
    assertThat(
            settings
                .path("data")
                .path("resource.customizations.health.streambus.io_StreamBusCluster")
                .asText()
                .strip())
        .isEqualTo(Files.readString(DIRECTORY.resolve("health.lua")).strip());
  }

  private static LuaValue lua(JsonNode node) {
    if (node.isObject()) {
      LuaTable table = new LuaTable();
      node.properties().forEach(field -> table.set(field.getKey(), lua(field.getValue())));
      return table;
    }
    if (node.isArray()) {
      LuaTable table = new LuaTable();
      for (int i = 0; i < node.size(); i++) {
        table.set(i + 1, lua(node.get(i)));
      }
      return table;
    }
    return node.isNumber() ? LuaValue.valueOf(node.asInt()) : LuaValue.valueOf(node.asText());
  }
}

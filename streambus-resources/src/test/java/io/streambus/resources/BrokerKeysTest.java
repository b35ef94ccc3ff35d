package io.streambus.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.enforcement.BaseSpecs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that the configuration file contains no key that the broker version would silently
 * ignore.
 */
class BrokerKeysTest {

  private static final Set<String> EVERY_VERSION =
      Set.of(
          "server.host",
          "server.port",
          "server.http_port",
          "storage.data_dir",
          "cluster.raft.data_dir",
          "cluster.peers",
          "observability.logging.level");

  private static final Set<String> FROM_1_1 =
      Set.of(
          "security.enabled",
          "security.authz_enabled",
          "security.super_users",
          "security.audit.enabled");

  @ParameterizedTest
  @CsvSource({"v0.6.0, false", "v1.0.1, false", "v1.1.0, true"})
  void configFileHasOnlyKeysThatTheVersionReads(String version, boolean readsSecurity)
      throws IOException {
    for (Path example : TestFiles.examples()) {
      // Given
      ObjectNode spec = (ObjectNode) TestFiles.read(example, ObjectNode.class).get("spec");
      spec.put("version", version).withObjectProperty("image").remove("tag");
      spec.withObjectProperty("observability")
          .withObjectProperty("logging")
          .withObjectProperty("auditLog")
          .put("enabled", true);

      // When
      List<String> keys = keys(spec);

      // Then
      assertThat(keys).as("%s", example).containsAll(EVERY_VERSION);
      assertThat(keys)
          .filteredOn(key -> !EVERY_VERSION.contains(key))
          .as("%s", example)
          .containsExactlyInAnyOrderElementsOf(readsSecurity ? FROM_1_1 : Set.of());
    }
  }

  private static List<String> keys(ObjectNode spec) throws IOException {
    var resolved =
        (Resolved) ClusterResolver.resolve(BaseSpecs.cluster(spec), ClusterInputs.none());
    return leaves("", new YAMLMapper().readTree(resolved.cluster().config().yaml())).toList();
  }

  private static Stream<String> leaves(String key, JsonNode value) {
    String prefix = key.isEmpty() ? "" : key + ".";
    return value.isObject()
        ? value.propertyStream().flatMap(entry -> leaves(prefix + entry.getKey(), entry.getValue()))
        : Stream.of(key);
  }
}

package io.streambus.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.resources.Resolution.Resolved;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that became a key of the broker's file could turn off what the operator turned on. */
class InjectionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\nserver:\n  port: 1",
        "x: y",
        "- x",
        "# x",
        "'x",
        "\"x",
        "{a: b}",
        "*alias",
        "&anchor x",
        "!!binary x",
        "---\na: b",
        "yes",
        "~",
        "1e3",
        "x\u2028server: 1",
        "x\u0000y",
        "x\r\ny: z",
        "\\n"
      })
  void aTextOfTheUserStaysOneText(String text) throws IOException {
    // When
    String file = brokerFile(text);

    // Then
    var tree = new YAMLMapper().readTree(file);
    assertThat(tree.path("free")).isEqualTo(TextNode.valueOf(text));
    assertThat(tree.path("server").path("port").asInt()).isEqualTo(9092);
  }

  private static String brokerFile(String text) {
    var cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withName("demo").withNamespace("default").build());
    cluster.setSpec(
        StreamBusClusterSpec.builder()
            .config(ConfigSpec.builder().putOverrides("free", TextNode.valueOf(text)).build())
            .build());
    var resolved = (Resolved) ClusterResolver.resolve(cluster, ClusterInputs.none());
    return DesiredObjects.of(resolved.cluster()).objects().stream()
        .map(DesiredObject::object)
        .filter(ConfigMap.class::isInstance)
        .map(ConfigMap.class::cast)
        .flatMap(map -> map.getData().values().stream())
        .findFirst()
        .orElseThrow();
  }
}

package io.streambus.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that a null, as templates produce it, never stops a cluster, and that it means the
 * same whether the cluster was created or applied.
 */
class NullFieldsTest {

  private static final String SPEC =
      """
      replicas: 3
      podLabels: {tier: gold}
      nodeSelector: {disk: ssd}
      tolerations: [{key: dedicated, operator: Exists}]
      resources: {limits: {memory: 2Gi}}
      networkPolicy: {from: [{podSelector: {matchLabels: {app: shop}}}]}
      config:
        overrides: {cluster: {raft: {election_timeout: 1s}}, list: [{a: {b: 1}}, [2]]}
      podTemplate:
        spec: {volumes: [{name: tmp, emptyDir: {}}], containers: [{name: broker, env: []}]}
      """;

  private final YAMLMapper yaml = new YAMLMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "podTemplate: {metadata: null}                 | podTemplate: {}",
        "podTemplate: {spec: {volumes: null}}          | podTemplate: {spec: {}}",
        "podTemplate: {spec: {containers: [{env: null, name: broker}]}}"
            + " | podTemplate: {spec: {containers: [{name: broker}]}}",
        "podTemplate: null                             | ",
        "config: {overrides: {cluster: null}}          | config: {overrides: {}}",
        "config: {overrides: {cluster: {raft: null}}}  | config: {overrides: {cluster: {}}}",
        "podLabels: {tier: null}                       | podLabels: {}",
        "nodeSelector: {tier: null, disk: ssd}         | nodeSelector: {disk: ssd}",
        "resources: {limits: {memory: null}}           | resources: {limits: {}}",
        "tolerations: null                             | tolerations: []",
        "tolerations: [{key: a, value: null}]          | tolerations: [{key: a}]",
      })
  void nullMeansAbsent(String withNull, String without) throws JsonProcessingException {
    // When
    StreamBusCluster cluster = read(yaml.readTree(withNull));

    // Then
    assertThat(cluster.violations()).isEmpty();
    assertThat(cluster.getSpec())
        .isEqualTo(read(yaml.readTree(without == null ? "{}" : without)).getSpec());
  }

  @Test
  void nullItemOfListIsRetained() throws JsonProcessingException {
    assertThat(
            read(yaml.readTree("config: {overrides: {list: [null, 1]}}"))
                .getSpec()
                .config()
                .orElseThrow()
                .overrides())
        .hasEntrySatisfying("list", list -> assertThat(list).hasSize(2));
  }

  @Test
  void nullsAnywhereMakeNoDifference() throws JsonProcessingException {
    // Given
    var random = new Random(7);
    StreamBusClusterSpec expected = read(yaml.readTree(SPEC)).getSpec();

    for (int run = 0; run < 300; run++) {
      // When
      JsonNode spec = yaml.readTree(SPEC);
      insertNulls(spec, random);
      StreamBusCluster cluster = read(spec);

      // Then
      assertThat(cluster.violations()).as("%s", spec).isEmpty();
      assertThat(cluster.getSpec()).as("%s", spec).isEqualTo(expected);
    }
  }

  private static void insertNulls(JsonNode node, Random random) {
    node.forEach(child -> insertNulls(child, random));
    if (node instanceof ObjectNode map && random.nextBoolean()) {
      map.putNull("unset" + random.nextInt(9));
    }
  }

  private StreamBusCluster read(JsonNode spec) throws JsonProcessingException {
    ObjectNode cluster = yaml.createObjectNode();
    cluster.putObject("metadata").put("name", "demo");
    cluster.set("spec", spec);
    return yaml.treeToValue(cluster, StreamBusCluster.class);
  }
}

package io.streambus.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds StreamBusClusters in YAML, also such that consist of the spec only. */
final class ClusterYaml {

  private static final String HEADER =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        name: demo
      """;

  private ClusterYaml() {}

  static List<StreamBusCluster> in(CodeBlock block) throws IOException {
    List<StreamBusCluster> clusters = new ArrayList<>();
    YAMLMapper yaml = new YAMLMapper();
    try (MappingIterator<JsonNode> documents =
        yaml.readerFor(JsonNode.class).readValues(block.text())) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document.path("kind").asText().equals("StreamBusCluster")) {
          clusters.add(parse(yaml.writeValueAsString(document)));
        } else if (document.has("spec") && document.size() == 1) {
          clusters.add(parse(HEADER + block.text()));
        }
      }
    }
    return clusters;
  }

  private static StreamBusCluster parse(String yaml) {
    StreamBusCluster cluster =
        new KubernetesSerialization().unmarshal(yaml, StreamBusCluster.class);
    cluster.getMetadata().setNamespace("default");
    return cluster;
  }
}

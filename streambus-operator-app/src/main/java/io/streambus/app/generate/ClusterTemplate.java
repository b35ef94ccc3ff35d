package io.streambus.app.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.app.generate.CommentedYaml.Extent;
import java.util.Optional;

/**
 * A StreamBusCluster to start from.
 *
 * @param name name of the cluster
 * @param namespace namespace; empty to omit it
 * @param spec the fields that are set
 */
public record ClusterTemplate(String name, Optional<String> namespace, ObjectNode spec) {

  /** Returns a cluster without fields. */
  public static ClusterTemplate of(String name, Optional<String> namespace) {
    return new ClusterTemplate(name, namespace, JsonNodeFactory.instance.objectNode());
  }

  /** Returns the cluster as YAML, with the descriptions of the fields that are set. */
  public String asYaml() {
    return head() + CommentedYaml.fields(specSchema(), spec, 2, Extent.SET);
  }

  /** Returns the cluster as YAML, with all other fields as comments. */
  public String asYamlWithAllFields() {
    return "# To set a field, remove the # directly before it and before the fields that contain"
        + " it.\n"
        + head()
        + CommentedYaml.fields(specSchema(), spec, 2, Extent.ALL);
  }

  private String head() {
    return """
    apiVersion: %s/%s
    kind: %s
    metadata:
      name: %s
    """
            .formatted(
                StreamBusCluster.GROUP,
                StreamBusCluster.VERSION,
                StreamBusCluster.KIND,
                CommentedYaml.scalar(name))
        + namespace.map(value -> "  namespace: " + CommentedYaml.scalar(value) + "\n").orElse("")
        + (spec.isEmpty() ? "spec: {}\n" : "spec:\n");
  }

  private static JsonNode specSchema() {
    try {
      return new YAMLMapper()
          .readTree(StreamBusClusterCrd.asYaml())
          .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

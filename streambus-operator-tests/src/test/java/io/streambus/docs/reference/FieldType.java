package io.streambus.docs.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Describes the types of fields in Markdown. */
final class FieldType {

  private static final String REFERENCE = "https://kubernetes.io/docs/reference/kubernetes-api/";
  private static final String POD = REFERENCE + "workload-resources/pod-v1/";

  /** Types of Kubernetes by the names of the fields that have them. */
  private static final Map<String, String> KUBERNETES_TYPES =
      Map.of(
          "affinity", link("Affinity", POD + "#scheduling"),
          "tolerations", link("Toleration", POD + "#scheduling"),
          "topologySpreadConstraints", link("TopologySpreadConstraint", POD + "#scheduling"),
          "podSecurityContext", link("PodSecurityContext", POD + "#security-context"),
          "securityContext", link("SecurityContext", POD + "#security-context-1"),
          "resources", link("ResourceRequirements", POD + "#resources"),
          "from", link("NetworkPolicyPeer", REFERENCE + "policy-resources/network-policy-v1/"),
          "metricsFrom",
              link("NetworkPolicyPeer", REFERENCE + "policy-resources/network-policy-v1/"));

  private FieldType() {}

  static String of(SchemaField field) {
    JsonNode schema = field.schema();
    return schema.has("items")
        ? "list of " + item(field, schema.path("items")) + key(schema)
        : single(field, schema);
  }

  private static String single(SchemaField field, JsonNode schema) {
    if (field.isKubernetesType()) {
      return kubernetesType(field);
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return "quantity";
    }
    if (schema.has("additionalProperties")) {
      return "map of strings";
    }
    return schema.path("type").asText();
  }

  private static String item(SchemaField field, JsonNode items) {
    return field.isKubernetesType() ? kubernetesType(field) : items.path("type").asText() + "s";
  }

  private static String key(JsonNode schema) {
    return switch (schema.path("x-kubernetes-list-type").asText()) {
      case "map" ->
          ", one for each `%s`".formatted(schema.at("/x-kubernetes-list-map-keys/0").asText());
      case "set" -> " without duplicates";
      default -> "";
    };
  }

  private static String kubernetesType(SchemaField field) {
    String type = KUBERNETES_TYPES.get(field.name());
    if (type == null) {
      throw new IllegalStateException(field.path() + " has a type without description");
    }
    return type;
  }

  private static String link(String name, String url) {
    return "[%s](%s)".formatted(name, url);
  }
}

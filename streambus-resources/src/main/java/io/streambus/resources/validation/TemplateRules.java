package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.StreamBusClusterSpec;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Rules for the partial pod template that users merge into the pod template of the operator. Only
 * fields that are known to be safe are permitted, because later Kubernetes versions may add fields
 * that grant access to the node.
 */
final class TemplateRules {

  static final String PATH = "spec.podTemplate";

  private static final ImmutableSet<String> PERMITTED_FIELDS =
      ImmutableSet.of(
          "containers",
          "dnsConfig",
          "hostAliases",
          "initContainers",
          "runtimeClassName",
          "schedulerName",
          "volumes");

  /** Pod fields that have a dedicated field in the cluster spec. */
  private static final ImmutableMap<String, String> DEDICATED_FIELDS =
      ImmutableMap.<String, String>builder()
          .put("affinity", "spec.affinity")
          .put("hostNetwork", "spec.hostNetwork")
          .put("imagePullSecrets", "spec.image.pullSecrets")
          .put("nodeSelector", "spec.nodeSelector")
          .put("priorityClassName", "spec.priorityClassName")
          .put("securityContext", "spec.podSecurityContext")
          .put("serviceAccountName", "spec.serviceAccountName")
          .put("tolerations", "spec.tolerations")
          .put("topologySpreadConstraints", "spec.topologySpreadConstraints")
          .build();

  private TemplateRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    if (spec.podTemplate().isEmpty()) {
      return Stream.empty();
    }
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.setAll(new TreeMap<>(spec.podTemplate()));
    List<Problem> schemaProblems = SpecRules.first(PodTemplateSchema.check(PATH, template));
    return schemaProblems.isEmpty() ? checkFields(template) : schemaProblems.stream();
  }

  private static Stream<Problem> checkFields(ObjectNode template) {
    return Stream.concat(
        onlyPermittedFields(PATH, template, ImmutableSet.of("metadata", "spec")),
        Stream.concat(metadata(template.path("metadata")), pod(template.path("spec"))));
  }

  private static Stream<Problem> metadata(JsonNode metadata) {
    String path = PATH + ".metadata";
    return Stream.of(
            onlyPermittedFields(path, metadata, ImmutableSet.of("labels", "annotations")),
            unset(path + ".labels", metadata.path("labels"), "spec.podLabels"),
            unset(path + ".annotations", metadata.path("annotations"), "spec.podAnnotations"))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> pod(JsonNode pod) {
    String path = PATH + ".spec";
    return Stream.of(
            pod.propertyStream()
                .filter(field -> !PERMITTED_FIELDS.contains(field.getKey()))
                .map(field -> forbidden(path, field.getKey())),
            TemplateContainers.check(path, pod),
            ItemKeys.check(path, pod),
            TemplateVolumes.check(path + ".volumes", pod.path("volumes")))
        .flatMap(problems -> problems);
  }

  private static Problem forbidden(String path, String field) {
    String replacement = DEDICATED_FIELDS.getOrDefault(field, "");
    return new Problem(
        path + "." + field,
        "",
        replacement.isEmpty()
            ? "must not be set, because brokers or their protection depend on it; permitted"
                + " fields: "
                + String.join(", ", PERMITTED_FIELDS)
            : "must not be set; use " + replacement + " instead");
  }

  private static Stream<Problem> unset(String path, JsonNode value, String replacement) {
    return value.isMissingNode()
        ? Stream.empty()
        : Stream.of(new Problem(path, "", "must not be set; use " + replacement + " instead"));
  }

  /** Reports every field that is not permitted. */
  static Stream<Problem> onlyPermittedFields(
      String path, JsonNode map, ImmutableSet<String> permitted) {
    return map.propertyStream()
        .filter(field -> !permitted.contains(field.getKey()))
        .map(
            field ->
                new Problem(
                    path + "." + field.getKey(),
                    "",
                    "must not be set, because the operator sets it; permitted fields: "
                        + String.join(", ", permitted)));
  }

  static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}

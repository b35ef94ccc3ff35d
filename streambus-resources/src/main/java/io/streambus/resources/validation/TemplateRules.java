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
 * Rules of the part of a pod template that a user lays over the one of the operator. What is not
 * known to be harmless is refused: a later version of Kubernetes may add a door to the node.
 */
final class TemplateRules {

  static final String PATH = "spec.podTemplate";

  private static final ImmutableSet<String> FREE =
      ImmutableSet.of(
          "containers",
          "dnsConfig",
          "hostAliases",
          "initContainers",
          "runtimeClassName",
          "schedulerName",
          "volumes");

  /** Fields of the pod that a field of the cluster sets. */
  private static final ImmutableMap<String, String> ELSEWHERE =
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
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.setAll(new TreeMap<>(spec.podTemplate()));
    List<Problem> wrongForm = PodTemplateSchema.check(PATH, template).toList();
    return wrongForm.isEmpty() ? guard(template) : wrongForm.stream();
  }

  private static Stream<Problem> guard(ObjectNode template) {
    return Stream.concat(
        fields(PATH, template, ImmutableSet.of("metadata", "spec")),
        Stream.concat(metadata(template.path("metadata")), pod(template.path("spec"))));
  }

  private static Stream<Problem> metadata(JsonNode metadata) {
    String path = PATH + ".metadata";
    return Stream.of(
            fields(path, metadata, ImmutableSet.of("labels", "annotations")),
            unset(path + ".labels", metadata.path("labels"), "set spec.podLabels"),
            unset(path + ".annotations", metadata.path("annotations"), "set spec.podAnnotations"))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> pod(JsonNode pod) {
    String path = PATH + ".spec";
    return Stream.of(
            pod.propertyStream()
                .filter(field -> !FREE.contains(field.getKey()))
                .map(field -> forbidden(path, field.getKey())),
            TemplateContainers.check(path, pod),
            TemplateVolumes.check(path + ".volumes", pod.path("volumes")))
        .flatMap(problems -> problems);
  }

  private static Problem forbidden(String path, String field) {
    String remedy = ELSEWHERE.getOrDefault(field, "");
    return new Problem(
        path + "." + field,
        "",
        remedy.isEmpty()
            ? "must not be set, because brokers or their guard rely on it; free are "
                + String.join(", ", FREE)
            : "must not be set here: set " + remedy);
  }

  private static Stream<Problem> unset(String path, JsonNode value, String remedy) {
    return value.isMissingNode()
        ? Stream.empty()
        : Stream.of(new Problem(path, "", "must not be set here: " + remedy));
  }

  /** Every field that is not among those that may be there. */
  static Stream<Problem> fields(String path, JsonNode map, ImmutableSet<String> free) {
    return map.propertyStream()
        .filter(field -> !free.contains(field.getKey()))
        .map(
            field ->
                new Problem(
                    path + "." + field.getKey(),
                    "",
                    "must not be set, because the operator does; free are "
                        + String.join(", ", free)));
  }

  static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}

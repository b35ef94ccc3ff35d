package io.streambus.resources.extension;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.PodTemplates;
import java.util.List;
import java.util.Map;

/** Rejects objects of extensions that Kubernetes would mix up with those of brokers. */
record BrokerMixup(ExtensionCall call, BrokerCluster cluster) {

  /** Pod templates of Deployments and the like, and of CronJobs. */
  private static final List<String> POD_LABELS =
      List.of("/spec/template/metadata/labels", "/spec/jobTemplate/spec/template/metadata/labels");

  /**
   * Checks an object.
   *
   * @throws ExtensionException if its pods would be taken for brokers, or if brokers could no
   *     longer be evicted
   */
  void reject(Class<? extends HasMetadata> type, JsonNode object) {
    Map<String, String> selected = ClusterLabels.selector(cluster.name());
    if (POD_LABELS.stream().anyMatch(path -> hasAll(object.at(path), selected))) {
      throw call.forbidden(
          "gives pods the labels of brokers, so Services send them the traffic of brokers",
          "set another " + ClusterLabels.COMPONENT);
    }
    JsonNode selector = object.at("/spec/selector");
    if (type.equals(PodDisruptionBudget.class)
        && selector.isObject()
        && selectsBrokers(selector.path("matchLabels"))) {
      throw call.forbidden(
          "selects brokers, and Kubernetes evicts no pod that two PodDisruptionBudgets select",
          "set a label in spec.selector.matchLabels that brokers do not have");
    }
  }

  /** An empty selector selects all pods of the namespace. */
  private boolean selectsBrokers(JsonNode matchLabels) {
    Map<String, String> labels = PodTemplates.of(cluster).getMetadata().getLabels();
    return matchLabels.properties().stream()
        .allMatch(label -> label.getValue().asText().equals(labels.get(label.getKey())));
  }

  private static boolean hasAll(JsonNode labels, Map<String, String> expected) {
    return expected.entrySet().stream()
        .allMatch(label -> labels.path(label.getKey()).asText().equals(label.getValue()));
  }
}

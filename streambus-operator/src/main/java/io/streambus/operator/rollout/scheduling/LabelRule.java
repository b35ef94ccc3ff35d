package io.streambus.operator.rollout.scheduling;

import com.google.common.collect.ImmutableSortedMap;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.streambus.operator.kubernetes.NodeList.ClusterNode;
import java.util.Map;
import java.util.Optional;

/** Checks the node selector of a pod. */
final class LabelRule {

  private final ImmutableSortedMap<String, String> selector;

  LabelRule(PodSpec pod) {
    Map<String, String> labels = pod.getNodeSelector();
    this.selector = labels == null ? ImmutableSortedMap.of() : ImmutableSortedMap.copyOf(labels);
  }

  Optional<FitFailure> fitFailure(ClusterNode node) {
    return selector.entrySet().stream()
        .filter(label -> !label.getValue().equals(node.labels().get(label.getKey())))
        .findFirst()
        .map(label -> FitFailure.has("no label " + label + " (nodeSelector)"));
  }
}

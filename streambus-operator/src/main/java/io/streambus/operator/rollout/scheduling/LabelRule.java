package io.streambus.operator.rollout.scheduling;

import com.google.common.collect.ImmutableSortedMap;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.streambus.operator.kubernetes.ClusterNode;
import java.util.Map;
import java.util.Optional;

/** Which labels a node must have for a pod, by its node selector. */
final class LabelRule {

  private final ImmutableSortedMap<String, String> wanted;

  LabelRule(PodSpec pod) {
    Map<String, String> selector = pod.getNodeSelector();
    this.wanted = selector == null ? ImmutableSortedMap.of() : ImmutableSortedMap.copyOf(selector);
  }

  Optional<FitFailure> fitFailure(ClusterNode node) {
    return wanted.entrySet().stream()
        .filter(label -> !label.getValue().equals(node.labels().get(label.getKey())))
        .findFirst()
        .map(label -> FitFailure.having("no label " + label + " (nodeSelector)"));
  }
}

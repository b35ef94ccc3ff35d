package io.streambus.operator.rollout.scheduling;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.operator.kubernetes.ClusterNode;
import java.util.Map;
import java.util.Optional;

/** Whether a node that is empty has as much as a pod asks for. */
final class ResourceRule {

  private final ImmutableSortedMap<String, Quantity> requests;

  ResourceRule(PodSpec pod) {
    this.requests = PodRequests.of(pod);
  }

  ImmutableSet<String> requested() {
    return requests.keySet();
  }

  Optional<FitFailure> fitFailure(ClusterNode node) {
    return requests.entrySet().stream()
        .filter(request -> lacks(node, request))
        .findFirst()
        .map(
            request ->
                FitFailure.having(
                    "less than %s of %s".formatted(request.getValue(), request.getKey())));
  }

  /** A device that a node does not name may come to the pod by a claim. */
  private static boolean lacks(ClusterNode node, Map.Entry<String, Quantity> request) {
    Quantity there = node.allocatable().get(request.getKey());
    return there == null
        ? !request.getKey().contains("/")
        : PodRequests.amount(there).compareTo(PodRequests.amount(request.getValue())) < 0;
  }
}

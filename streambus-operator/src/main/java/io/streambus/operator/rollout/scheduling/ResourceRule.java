package io.streambus.operator.rollout.scheduling;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.operator.kubernetes.NodeList.ClusterNode;
import java.util.Map;
import java.util.Optional;

/** Checks whether an empty node has the resources that a pod requests. */
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
                FitFailure.has(
                    "less than %s of %s".formatted(request.getValue(), request.getKey())));
  }

  /** A device that the node does not list may be provided by a resource claim. */
  private static boolean lacks(ClusterNode node, Map.Entry<String, Quantity> request) {
    Quantity allocatable = node.allocatable().get(request.getKey());
    return allocatable == null
        ? !request.getKey().contains("/")
        : PodRequests.amount(allocatable).compareTo(PodRequests.amount(request.getValue())) < 0;
  }
}

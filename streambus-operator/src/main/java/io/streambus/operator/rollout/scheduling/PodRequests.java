package io.streambus.operator.rollout.scheduling;

import com.google.common.collect.ImmutableSortedMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * What a pod asks of a node: as much as its containers and sidecars together, or as an init
 * container with the sidecars that start before it, if that is more.
 */
final class PodRequests {

  private PodRequests() {}

  /** By name of the resource, without those of which it asks nothing. */
  static ImmutableSortedMap<String, Quantity> of(PodSpec pod) {
    Map<String, Quantity> sidecars = new HashMap<>();
    Map<String, Quantity> most = new HashMap<>();
    for (Container container : pod.getInitContainers()) {
      if ("Always".equals(container.getRestartPolicy())) {
        merge(sidecars, of(container), Quantity::add);
      } else {
        Map<String, Quantity> whileItRuns = new HashMap<>(sidecars);
        merge(whileItRuns, of(container), Quantity::add);
        merge(most, whileItRuns, PodRequests::larger);
      }
    }
    for (Container container : pod.getContainers()) {
      merge(sidecars, of(container), Quantity::add);
    }
    merge(most, sidecars, PodRequests::larger);
    most.values().removeIf(quantity -> amount(quantity).signum() <= 0);
    return ImmutableSortedMap.copyOf(most);
  }

  static BigDecimal amount(Quantity quantity) {
    return quantity.getNumericalAmount();
  }

  /** Where a container asks for nothing, the API server takes its limit. */
  private static Map<String, Quantity> of(Container container) {
    Map<String, Quantity> requests = new HashMap<>();
    ResourceRequirements resources = container.getResources();
    if (resources != null && resources.getLimits() != null) {
      requests.putAll(resources.getLimits());
    }
    if (resources != null && resources.getRequests() != null) {
      requests.putAll(resources.getRequests());
    }
    return requests;
  }

  private static void merge(
      Map<String, Quantity> into, Map<String, Quantity> from, BinaryOperator<Quantity> how) {
    from.forEach((name, quantity) -> into.merge(name, quantity, how));
  }

  private static Quantity larger(Quantity one, Quantity other) {
    return amount(one).compareTo(amount(other)) >= 0 ? one : other;
  }
}

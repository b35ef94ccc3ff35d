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
 * Effective resource requests of a pod: the sum of its containers and sidecars, or the largest init
 * container plus the sidecars that start before it, whichever is higher.
 */
final class PodRequests {

  private PodRequests() {}

  /** Returns the requests by resource name, without zero requests. */
  static ImmutableSortedMap<String, Quantity> of(PodSpec pod) {
    Map<String, Quantity> running = new HashMap<>();
    Map<String, Quantity> effective = new HashMap<>();
    for (Container container : pod.getInitContainers()) {
      if ("Always".equals(container.getRestartPolicy())) {
        merge(running, of(container), Quantity::add);
      } else {
        Map<String, Quantity> initContainer = new HashMap<>(running);
        merge(initContainer, of(container), Quantity::add);
        merge(effective, initContainer, PodRequests::larger);
      }
    }
    for (Container container : pod.getContainers()) {
      merge(running, of(container), Quantity::add);
    }
    merge(effective, running, PodRequests::larger);
    effective.values().removeIf(quantity -> amount(quantity).signum() <= 0);
    return ImmutableSortedMap.copyOf(effective);
  }

  static BigDecimal amount(Quantity quantity) {
    return quantity.getNumericalAmount();
  }

  /** The API server defaults a missing request to the limit. */
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
      Map<String, Quantity> into, Map<String, Quantity> from, BinaryOperator<Quantity> operator) {
    from.forEach((name, quantity) -> into.merge(name, quantity, operator));
  }

  private static Quantity larger(Quantity first, Quantity second) {
    return amount(first).compareTo(amount(second)) >= 0 ? first : second;
  }
}

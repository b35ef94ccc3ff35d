package io.streambus.resources.defaults;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.canonical.CanonicalQuantity;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Default CPU and memory of brokers. */
final class ResourceDefaults {

  private static final Map<String, Quantity> REQUESTS =
      Map.of("cpu", new Quantity("500m"), "memory", new Quantity("512Mi"));
  private static final Map<String, Quantity> LIMITS =
      Map.of("cpu", new Quantity("2"), "memory", new Quantity("2Gi"));

  private ResourceDefaults() {}

  /**
   * Returns the resources of the spec, or all defaults. The two are never mixed, because a default
   * limit could be lower than a request of the user.
   */
  static ResourceRequirements resources(StreamBusClusterSpec spec) {
    return spec.resources()
        .map(ResourceDefaults::normalize)
        .orElseGet(() -> build(REQUESTS, LIMITS));
  }

  /** Returns the resources of a user in the canonical format of the API server. */
  static ResourceRequirements normalize(ResourceRequirements resources) {
    return build(resources.getRequests(), resources.getLimits());
  }

  private static ResourceRequirements build(
      @Nullable Map<String, Quantity> requests, @Nullable Map<String, Quantity> limits) {
    return new ResourceRequirementsBuilder()
        .withRequests(canonical(requests))
        .withLimits(canonical(limits))
        .build();
  }

  /** The Kubernetes model has null where a map is absent. */
  private static Map<String, Quantity> canonical(@Nullable Map<String, Quantity> quantities) {
    var normalized = new TreeMap<String, Quantity>();
    Objects.requireNonNullElse(quantities, Map.<String, Quantity>of())
        .forEach(
            (name, quantity) ->
                normalized.put(name, CanonicalQuantity.parse(quantity).orElseThrow().toQuantity()));
    return normalized;
  }
}

package io.streambus.resources.defaults;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.validation.ResourceRules;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** CPU and memory. */
final class ResourceDefaults {

  private static final Map<String, Quantity> REQUESTS =
      Map.of("cpu", new Quantity("500m"), "memory", new Quantity("512Mi"));
  private static final Map<String, Quantity> LIMITS =
      Map.of("cpu", new Quantity("2"), "memory", new Quantity("2Gi"));

  private ResourceDefaults() {}

  /**
   * The defaults apply together or not at all: a limit of ours may be below a request of theirs.
   */
  static ResourceRequirements resources(StreamBusClusterSpec spec) {
    return spec.resources().map(ResourceDefaults::written).orElseGet(() -> build(REQUESTS, LIMITS));
  }

  /** What a user wrote, as an API server spells it. */
  static ResourceRequirements written(ResourceRequirements resources) {
    return build(resources.getRequests(), resources.getLimits());
  }

  private static ResourceRequirements build(
      @Nullable Map<String, Quantity> requests, @Nullable Map<String, Quantity> limits) {
    return new ResourceRequirementsBuilder()
        .withRequests(canonical(ResourceRules.map(requests)))
        .withLimits(canonical(ResourceRules.map(limits)))
        .build();
  }

  private static Map<String, Quantity> canonical(Map<String, Quantity> quantities) {
    var spelled = new TreeMap<String, Quantity>();
    quantities.forEach(
        (name, quantity) ->
            spelled.put(name, CanonicalQuantity.parse(quantity).orElseThrow().toQuantity()));
    return spelled;
  }
}

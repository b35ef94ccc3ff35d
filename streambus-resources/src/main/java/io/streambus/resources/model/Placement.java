package io.streambus.resources.model;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Where pods may run. */
@Value.Immutable
public interface Placement {

  /** Rules that attract pods to nodes and to other pods, or keep them apart. */
  Optional<Affinity> affinity();

  /** Labels that a node must have. */
  Map<String, String> nodeSelector();

  /** Node taints that the pods tolerate. */
  List<Toleration> tolerations();

  /** How pods spread; never empty. */
  List<TopologySpreadConstraint> topologySpread();

  /** PriorityClass of the pods. */
  Optional<String> priorityClass();

  /** A builder with every field unset. */
  static ImmutablePlacement.Builder builder() {
    return ImmutablePlacement.builder();
  }
}

package io.streambus.resources.model;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Scheduling constraints of the pods. */
@Value.Immutable
public interface Placement {

  /** Node affinity, pod affinity and pod anti-affinity. */
  Optional<Affinity> affinity();

  /** Labels required on a node. */
  Map<String, String> nodeSelector();

  /** Tolerated node taints. */
  List<Toleration> tolerations();

  /** Topology spread constraints, never empty. */
  List<TopologySpreadConstraint> topologySpread();

  /** PriorityClass of the pods. */
  Optional<String> priorityClass();

  /** Returns a builder with all fields unset. */
  static ImmutablePlacement.Builder builder() {
    return ImmutablePlacement.builder();
  }
}

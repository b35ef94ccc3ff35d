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

  /** {@return the node affinity, pod affinity and pod anti-affinity} */
  Optional<Affinity> affinity();

  /** {@return labels required on a node} */
  Map<String, String> nodeSelector();

  /** {@return the tolerated node taints} */
  List<Toleration> tolerations();

  /** {@return the topology spread constraints, never empty} */
  List<TopologySpreadConstraint> topologySpread();

  /** {@return the PriorityClass of the pods} */
  Optional<String> priorityClass();

  /** {@return a builder with all fields unset} */
  static ImmutablePlacement.Builder builder() {
    return ImmutablePlacement.builder();
  }
}

package io.streambus.resources.membership;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.values.ScalingPolicy;
import io.streambus.resources.defaults.SpecDefaults;
import io.streambus.resources.defaults.SpecValues;
import io.streambus.resources.model.Annotations;
import java.util.Map;
import java.util.Optional;

/**
 * Number of brokers that the user requests.
 *
 * @param members desired number of brokers
 * @param policy policy for changing the number
 * @param confirmedMembers number confirmed by the annotation, as written by the user
 * @param hibernate whether all brokers are to be stopped
 */
public record ScaleRequest(
    int members, ScalingPolicy policy, Optional<String> confirmedMembers, boolean hibernate) {

  /** Reads the request from a cluster. Absent or invalid fields have their defaults. */
  public static ScaleRequest of(StreamBusCluster cluster) {
    StreamBusClusterSpec spec = SpecDefaults.specOf(cluster);
    Map<String, String> annotations = Annotations.of(cluster);
    return new ScaleRequest(
        SpecDefaults.replicas(spec),
        spec.scaling()
            .flatMap(text -> SpecValues.find(ScalingPolicy.class, text))
            .orElse(ScalingPolicy.CONFIRM),
        Optional.ofNullable(annotations.get(ClusterAnnotations.CONFIRM_SCALE)),
        "true".equals(annotations.get(ClusterAnnotations.HIBERNATE)));
  }

  /**
   * Whether the policy permits scaling. A leftover annotation confirms an earlier number and has no
   * effect.
   */
  boolean isPermitted() {
    return switch (policy) {
      case FORBID -> false;
      case AUTOMATIC -> true;
      case CONFIRM -> confirmedMembers.equals(Optional.of(Integer.toString(members)));
    };
  }
}

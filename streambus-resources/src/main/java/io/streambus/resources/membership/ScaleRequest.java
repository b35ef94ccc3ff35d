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
 * What a user says of the number of brokers.
 *
 * @param members the number that is wanted
 * @param policy when it may be changed
 * @param confirmed the number to which it may be changed, as the annotation spells it
 * @param hibernate whether no broker shall run
 */
public record ScaleRequest(
    int members, ScalingPolicy policy, Optional<String> confirmed, boolean hibernate) {

  /** Defaults count where the spec says nothing, or cannot be read. */
  public static ScaleRequest of(StreamBusCluster cluster) {
    StreamBusClusterSpec spec = SpecDefaults.specOf(cluster);
    Map<String, String> words = Annotations.of(cluster);
    return new ScaleRequest(
        SpecDefaults.replicas(spec),
        spec.scaling()
            .flatMap(text -> SpecValues.find(ScalingPolicy.class, text))
            .orElse(ScalingPolicy.CONFIRM),
        Optional.ofNullable(words.get(ClusterAnnotations.CONFIRM_SCALE)),
        "true".equals(words.get(ClusterAnnotations.HIBERNATE)));
  }

  /** An annotation that stays behind names a number that was wanted once, and does nothing. */
  boolean isPermitted() {
    return switch (policy) {
      case FORBID -> false;
      case AUTOMATIC -> true;
      case CONFIRM -> confirmed.equals(Optional.of(Integer.toString(members)));
    };
  }
}

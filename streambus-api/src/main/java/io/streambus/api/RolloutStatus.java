package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.ListMapKeys;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How far the restarts of the brokers are. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableRolloutStatus.class)
@JsonDeserialize(as = ImmutableRolloutStatus.class)
public interface RolloutStatus {

  /** Revision of the StatefulSet that the pods shall have. */
  Optional<String> targetRevision();

  /** Number of pods of that revision. */
  Optional<Integer> updated();

  /** Number of brokers. */
  Optional<Integer> total();

  /** Pod that restarts now. */
  Optional<String> currentPod();

  /** What the next restart waits for. */
  Optional<RolloutBlock> blockedBy();

  /** The last restart of each pod in this roll. */
  @ListMapKeys("pod")
  List<RolloutRestart> restarts();

  /** A builder with every field unset. */
  static ImmutableRolloutStatus.Builder builder() {
    return ImmutableRolloutStatus.builder();
  }
}

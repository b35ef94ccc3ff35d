package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.ListMapKeys;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The progress of broker restarts. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableRolloutStatus.class)
@JsonDeserialize(as = ImmutableRolloutStatus.class)
public interface RolloutStatus {

  /**
   * targetRevision is the StatefulSet revision that the pods are being updated to.
   *
   * @return the StatefulSet revision that the pods are being updated to
   */
  Optional<String> targetRevision();

  /**
   * updated is the number of pods at the target revision.
   *
   * @return the number of pods at the target revision
   */
  Optional<Integer> updated();

  /**
   * total is the number of brokers.
   *
   * @return the number of brokers
   */
  Optional<Integer> total();

  /**
   * currentPod is the name of the pod that is being restarted.
   *
   * @return the name of the pod that is being restarted
   */
  Optional<String> currentPod();

  /**
   * blockedBy describes what the next restart is waiting for.
   *
   * @return what the next restart is waiting for
   */
  Optional<RolloutBlock> blockedBy();

  /**
   * restarts lists the most recent restart of each pod in this rollout.
   *
   * @return the most recent restart of each pod in this rollout
   */
  @ListMapKeys("pod")
  List<RolloutRestart> restarts();

  /** {@return a builder with all fields unset} */
  static ImmutableRolloutStatus.Builder builder() {
    return ImmutableRolloutStatus.builder();
  }
}

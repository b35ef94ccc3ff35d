package io.streambus.operator.status;

import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.diagnostics.Diagnoses;
import java.util.Optional;
import java.util.Set;

/**
 * Restarts as the status shows them. A broker that is in trouble and holds them up is told in the
 * same words as everywhere else.
 */
final class RolloutProjection {

  private static final Set<String> OF_A_BROKER_THAT_IS_AWAY =
      Set.of(
          RolloutPredicate.POD_MISSING.value(),
          RolloutPredicate.POD_NOT_READY.value(),
          RolloutPredicate.POD_TERMINATING.value());

  private RolloutProjection() {}

  static Optional<RolloutStatus> of(Observation seen) {
    return seen.circumstances()
        .rollout()
        .status()
        .map(rollout -> explained(rollout, seen.circumstances().diagnoses()));
  }

  private static RolloutStatus explained(RolloutStatus rollout, Diagnoses diagnoses) {
    return RolloutStatus.builder()
        .from(rollout)
        .blockedBy(rollout.blockedBy().map(block -> explained(block, diagnoses)))
        .build();
  }

  private static RolloutBlock explained(RolloutBlock block, Diagnoses diagnoses) {
    return block
        .pod()
        .filter(pod -> OF_A_BROKER_THAT_IS_AWAY.contains(block.predicate()))
        .flatMap(diagnoses::of)
        .map(
            sentence ->
                RolloutBlock.builder().from(block).message(Conditions.cut(sentence)).build())
        .orElse(block);
  }
}

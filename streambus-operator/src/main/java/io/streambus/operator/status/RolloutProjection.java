package io.streambus.operator.status;

import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.vocabulary.RolloutPredicate;
import io.streambus.operator.trouble.Troubles;
import java.util.Optional;
import java.util.Set;

/**
 * Restarts as the status shows them. A broker that is in trouble and holds them up is told in the
 * same words as everywhere else.
 */
final class RolloutProjection {

  private static final Set<String> OF_A_BROKER_THAT_IS_AWAY =
      Set.of(
          RolloutPredicate.POD_MISSING.text(),
          RolloutPredicate.POD_NOT_READY.text(),
          RolloutPredicate.POD_TERMINATING.text());

  private RolloutProjection() {}

  static Optional<RolloutStatus> of(Observation seen) {
    return seen.circumstances()
        .rollout()
        .status()
        .map(rollout -> explained(rollout, seen.circumstances().troubles()));
  }

  private static RolloutStatus explained(RolloutStatus rollout, Troubles troubles) {
    return RolloutStatus.builder()
        .from(rollout)
        .blockedBy(rollout.blockedBy().map(block -> explained(block, troubles)))
        .build();
  }

  private static RolloutBlock explained(RolloutBlock block, Troubles troubles) {
    return block
        .pod()
        .filter(pod -> OF_A_BROKER_THAT_IS_AWAY.contains(block.predicate()))
        .flatMap(troubles::of)
        .map(
            sentence ->
                RolloutBlock.builder().from(block).message(Conditions.cut(sentence)).build())
        .orElse(block);
  }
}

package io.streambus.operator.status;

import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.diagnostics.Diagnoses;
import java.util.Optional;
import java.util.Set;

/**
 * Projects the rollout onto the status. If an unhealthy broker blocks it, the message is the
 * diagnosis of that broker, as in the conditions.
 */
final class RolloutProjection {

  private static final Set<String> BROKER_UNAVAILABLE =
      Set.of(
          RolloutPredicate.POD_MISSING.value(),
          RolloutPredicate.POD_NOT_READY.value(),
          RolloutPredicate.POD_TERMINATING.value());

  private RolloutProjection() {}

  static Optional<RolloutStatus> of(StepResults results) {
    return results.rollout().status().map(rollout -> withDiagnosis(rollout, results.diagnoses()));
  }

  private static RolloutStatus withDiagnosis(RolloutStatus rollout, Diagnoses diagnoses) {
    return RolloutStatus.builder()
        .from(rollout)
        .blockedBy(rollout.blockedBy().map(block -> withDiagnosis(block, diagnoses)))
        .build();
  }

  private static RolloutBlock withDiagnosis(RolloutBlock block, Diagnoses diagnoses) {
    return block
        .pod()
        .filter(pod -> BROKER_UNAVAILABLE.contains(block.predicate()))
        .flatMap(diagnoses::forPod)
        .or(block::message)
        .map(
            message ->
                RolloutBlock.builder()
                    .from(block)
                    .message(ConditionDraft.truncate(message))
                    .build())
        .orElse(block);
  }
}

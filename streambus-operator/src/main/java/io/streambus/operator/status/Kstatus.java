package io.streambus.operator.status;

import static io.streambus.api.values.ConditionReason.ALL_BROKERS_READY;
import static io.streambus.api.values.ConditionReason.UP_TO_DATE;
import static io.streambus.api.values.ConditionType.READY;
import static io.streambus.api.values.ConditionType.RECONCILING;
import static io.streambus.api.values.ConditionType.STALLED;

import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.kubernetes.ReplicaCounts;
import java.util.stream.Stream;

/**
 * The three kstatus conditions. Ready is True only if the current generation of the spec is in
 * effect, so waiting for it never returns because of an earlier generation.
 */
final class Kstatus {

  private static final String NO_BROKER = "no broker has been started yet";

  private Kstatus() {}

  static Stream<ConditionDraft> conditions(StepResults results, ClusterPhase phase) {
    ClusterProgress progress = ClusterProgress.of(results, phase);
    if (progress instanceof ClusterProgress.Stalled stalled) {
      return stalled(withDetails(results, phase, stalled.cause()), stalled.cause());
    }
    if (progress instanceof ClusterProgress.Idle idle) {
      ConditionCause cause = withDetails(results, phase, idle.cause());
      return Stream.of(
          cause.toDraft(READY, false), cause.toDraft(RECONCILING, false), notStalled());
    }
    if (progress instanceof ClusterProgress.Reconciling reconciling) {
      ConditionCause cause = withDetails(results, phase, reconciling.cause());
      return Stream.of(cause.toDraft(READY, false), cause.toDraft(RECONCILING, true), notStalled());
    }
    return Stream.of(
        new ConditionDraft(READY, true, ALL_BROKERS_READY, brokers(results, phase)),
        new ConditionDraft(RECONCILING, false, UP_TO_DATE, "the cluster matches its spec"),
        notStalled());
  }

  /**
   * The conditions of a cluster that makes no progress.
   *
   * @param ready why it is not ready
   */
  static Stream<ConditionDraft> stalled(ConditionCause ready, ConditionCause cause) {
    return Stream.of(
        ready.toDraft(READY, false),
        new ConditionDraft(
            RECONCILING,
            false,
            cause.reason(),
            "no further progress until the cause reported by the Stalled condition is resolved"),
        cause.toDraft(STALLED, true));
  }

  private static ConditionDraft notStalled() {
    return new ConditionDraft(STALLED, false, UP_TO_DATE, "no user action required");
  }

  private static ConditionCause withDetails(
      StepResults results, ClusterPhase phase, ConditionCause cause) {
    return cause.message().isEmpty()
        ? new ConditionCause(cause.reason(), brokers(results, phase))
        : new ConditionCause(cause.reason(), brokers(results, phase) + "; " + cause.message());
  }

  private static String brokers(StepResults results, ClusterPhase phase) {
    return results
        .snapshot()
        .replicaCounts()
        .map(brokers -> brokers(brokers, phase))
        .orElse(NO_BROKER);
  }

  private static String brokers(ReplicaCounts brokers, ClusterPhase phase) {
    String ready =
        brokers.desired() == 0
            ? "%d brokers are ready".formatted(brokers.ready())
            : "%d of %d brokers are ready".formatted(brokers.ready(), brokers.desired());
    return phase == ClusterPhase.UPDATING
        ? ready + ", %d up to date".formatted(brokers.confirmedUpdated())
        : ready;
  }
}

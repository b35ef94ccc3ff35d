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
 * The three conditions of kstatus. Ready is true only for what this generation of the spec wants,
 * so whoever waits for it is never told of a former generation.
 */
final class Kstatus {

  private static final String NO_BROKER = "no broker was started yet";

  private Kstatus() {}

  static Stream<ConditionDraft> conditions(Observation seen) {
    ClusterProgress clusterProgress = ClusterProgress.of(seen);
    if (clusterProgress instanceof ClusterProgress.Stalled stalled) {
      return Stream.of(
          withDetails(seen, stalled.conditionCause()).as(READY, false),
          new ConditionDraft(
              RECONCILING,
              false,
              stalled.conditionCause().reason(),
              "nothing happens until the condition Stalled is resolved"),
          stalled.conditionCause().as(STALLED, true));
    }
    if (clusterProgress instanceof ClusterProgress.Idle idle) {
      ConditionCause said = withDetails(seen, idle.conditionCause());
      return Stream.of(said.as(READY, false), said.as(RECONCILING, false), notStalled());
    }
    if (clusterProgress instanceof ClusterProgress.Reconciling reconciling) {
      ConditionCause said = withDetails(seen, reconciling.conditionCause());
      return Stream.of(said.as(READY, false), said.as(RECONCILING, true), notStalled());
    }
    return Stream.of(
        new ConditionDraft(READY, true, ALL_BROKERS_READY, brokers(seen)),
        new ConditionDraft(RECONCILING, false, UP_TO_DATE, "the cluster is as the spec wants it"),
        notStalled());
  }

  private static ConditionDraft notStalled() {
    return new ConditionDraft(STALLED, false, UP_TO_DATE, "nothing waits for a person");
  }

  private static ConditionCause withDetails(Observation seen, ConditionCause conditionCause) {
    return conditionCause.message().isEmpty()
        ? new ConditionCause(conditionCause.reason(), brokers(seen))
        : new ConditionCause(
            conditionCause.reason(),
            Conditions.cut(brokers(seen) + "; " + conditionCause.message()));
  }

  private static String brokers(Observation seen) {
    return seen.brokers().map(brokers -> brokers(brokers, Phase.of(seen))).orElse(NO_BROKER);
  }

  private static String brokers(ReplicaCounts brokers, ClusterPhase phase) {
    String ready = "%d of %d brokers are ready".formatted(brokers.ready(), brokers.desired());
    return phase == ClusterPhase.UPDATING
        ? ready + ", %d run what the spec wants".formatted(brokers.surelyUpdated())
        : ready;
  }
}

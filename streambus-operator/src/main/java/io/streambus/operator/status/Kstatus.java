package io.streambus.operator.status;

import static io.streambus.api.vocabulary.ConditionReason.ALL_BROKERS_READY;
import static io.streambus.api.vocabulary.ConditionReason.UP_TO_DATE;
import static io.streambus.api.vocabulary.ConditionType.READY;
import static io.streambus.api.vocabulary.ConditionType.RECONCILING;
import static io.streambus.api.vocabulary.ConditionType.STALLED;

import io.streambus.api.vocabulary.ClusterPhase;
import io.streambus.operator.port.BrokerCounts;
import java.util.stream.Stream;

/**
 * The three conditions of kstatus. Ready is true only for what this generation of the spec wants,
 * so whoever waits for it is never told of a former generation.
 */
final class Kstatus {

  private static final String NO_BROKER = "no broker was started yet";

  private Kstatus() {}

  static Stream<ConditionDraft> conditions(Observation seen) {
    Progress progress = Progress.of(seen);
    if (progress instanceof Progress.Halted halted) {
      return Stream.of(
          said(seen, halted.cause()).as(READY, false),
          new ConditionDraft(
              RECONCILING,
              false,
              halted.cause().reason(),
              "nothing happens until the condition Stalled is resolved"),
          halted.cause().as(STALLED, true));
    }
    if (progress instanceof Progress.Resting resting) {
      Cause said = said(seen, resting.cause());
      return Stream.of(said.as(READY, false), said.as(RECONCILING, false), notStalled());
    }
    if (progress instanceof Progress.Working working) {
      Cause said = said(seen, working.cause());
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

  private static Cause said(Observation seen, Cause cause) {
    return cause.message().isEmpty()
        ? new Cause(cause.reason(), brokers(seen))
        : new Cause(cause.reason(), Conditions.cut(brokers(seen) + "; " + cause.message()));
  }

  private static String brokers(Observation seen) {
    return seen.brokers().map(brokers -> brokers(brokers, Phase.of(seen))).orElse(NO_BROKER);
  }

  private static String brokers(BrokerCounts brokers, ClusterPhase phase) {
    String ready = "%d of %d brokers are ready".formatted(brokers.ready(), brokers.wanted());
    return phase == ClusterPhase.UPDATING
        ? ready + ", %d run what the spec wants".formatted(brokers.surelyUpdated())
        : ready;
  }
}

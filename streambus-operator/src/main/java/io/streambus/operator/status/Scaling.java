package io.streambus.operator.status;

import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.operator.port.BrokerCounts;
import io.streambus.operator.port.BrokerPod;
import io.streambus.resources.Course;
import io.streambus.resources.model.RaftLog;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a change of the number of brokers has got. */
final class Scaling {

  private Scaling() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    return cause(seen).map(cause -> cause.as(ConditionType.SCALING, true));
  }

  static Optional<Cause> cause(Observation seen) {
    Optional<Course> course = seen.course();
    if (course.isEmpty()) {
      return Optional.empty();
    }
    if (course.get() instanceof Course.Announced announced) {
      return Optional.of(
          new Cause(
              ConditionReason.SCALE_ANNOUNCED,
              "all %d brokers stop next, and start again as %d"
                  .formatted(announced.log().members(), announced.wanted())));
    }
    if (course.get() instanceof Course.Stopping stopping) {
      return Optional.of(
          new Cause(
              ConditionReason.BROKERS_STOPPING,
              "all brokers start again as %d once %s"
                  .formatted(stopping.wanted(), Scaling.ended(seen))));
    }
    return course
        .filter(Course.Running.class::isInstance)
        .filter(running -> goesOn(seen))
        .map(running -> starting(running.log(), seen));
  }

  /** What the end of all pods waits for. */
  static String ended(Observation seen) {
    String left =
        seen.circumstances().pods().stream().map(BrokerPod::name).collect(Collectors.joining(", "));
    return left.isEmpty()
        ? "the StatefulSet controller has seen that none shall run"
        : left
            + " ended; where a node is surely gone for good, delete its pod by force, and never"
            + " else";
  }

  private static Cause starting(RaftLog log, Observation seen) {
    String step =
        "brokers start as the %d members of Raft log %d".formatted(log.members(), log.generation());
    return new Cause(
        ConditionReason.BROKERS_STARTING,
        Conditions.sentences(
            Stream.concat(Stream.of(step), seen.circumstances().troubles().sentences().stream())
                .toList(),
            Function.identity()));
  }

  private static boolean goesOn(Observation seen) {
    boolean begun =
        seen.previous().flatMap(status -> status.condition(ConditionType.SCALING)).isPresent();
    return begun && seen.brokers().filter(BrokerCounts::allReady).isEmpty();
  }
}

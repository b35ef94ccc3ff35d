package io.streambus.operator.events;

import io.fabric8.kubernetes.api.model.Event;
import io.streambus.api.RolloutRestart;
import io.streambus.api.RolloutStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells of each broker that restarts, and of how long it was away. */
final class RolloutEvents {

  private static final String RESTARTED = "BrokerRestarted";
  private static final String BACK = "BrokerBack";

  private RolloutEvents() {}

  static List<Event> between(
      EventFactory events, Optional<RolloutStatus> before, Optional<RolloutStatus> after) {
    return after.stream()
        .flatMap(status -> status.restarts().stream())
        .flatMap(restart -> events(events, former(before, restart), restart))
        .toList();
  }

  private static Stream<Event> events(
      EventFactory events, Optional<RolloutRestart> former, RolloutRestart restart) {
    Optional<Event> begun =
        former.isPresent()
            ? Optional.empty()
            : Optional.of(
                events.normal(RESTARTED, restart.pod() + ": " + restart.reason().orElse("")));
    Optional<Event> back =
        restart
            .downtimeSeconds()
            .filter(seconds -> former.flatMap(RolloutRestart::downtimeSeconds).isEmpty())
            .map(
                seconds ->
                    events.normal(
                        BACK,
                        "%s accepts clients again after %d s".formatted(restart.pod(), seconds)));
    return Stream.of(begun, back).flatMap(Optional::stream);
  }

  private static Optional<RolloutRestart> former(
      Optional<RolloutStatus> before, RolloutRestart restart) {
    return before.stream()
        .flatMap(status -> status.restarts().stream())
        .filter(
            each ->
                each.pod().equals(restart.pod()) && each.startedAt().equals(restart.startedAt()))
        .findFirst();
  }
}

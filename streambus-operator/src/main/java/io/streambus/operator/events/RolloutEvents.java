package io.streambus.operator.events;

import io.fabric8.kubernetes.api.model.Event;
import io.streambus.api.RolloutRestart;
import io.streambus.api.RolloutStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Creates events for each broker restart, with the downtime once the broker is ready again. */
final class RolloutEvents {

  private static final String RESTARTED = "BrokerRestarted";
  private static final String READY_AGAIN = "BrokerReady";

  private RolloutEvents() {}

  static List<Event> between(
      EventFactory events, Optional<RolloutStatus> before, Optional<RolloutStatus> after) {
    return after.stream()
        .flatMap(status -> status.restarts().stream())
        .flatMap(restart -> events(events, previous(before, restart), restart))
        .toList();
  }

  private static Stream<Event> events(
      EventFactory events, Optional<RolloutRestart> previous, RolloutRestart restart) {
    Optional<Event> restarted =
        previous.isPresent()
            ? Optional.empty()
            : Optional.of(
                events.normal(
                    RESTARTED,
                    "Restarted broker %s: %s"
                        .formatted(restart.pod(), restart.reason().orElse(""))));
    Optional<Event> ready =
        restart
            .downtimeSeconds()
            .filter(seconds -> previous.flatMap(RolloutRestart::downtimeSeconds).isEmpty())
            .map(
                seconds ->
                    events.normal(
                        READY_AGAIN,
                        "Broker %s is ready again after %d s".formatted(restart.pod(), seconds)));
    return Stream.of(restarted, ready).flatMap(Optional::stream);
  }

  private static Optional<RolloutRestart> previous(
      Optional<RolloutStatus> before, RolloutRestart restart) {
    return before.stream()
        .flatMap(status -> status.restarts().stream())
        .filter(
            each ->
                each.pod().equals(restart.pod()) && each.startedAt().equals(restart.startedAt()))
        .findFirst();
  }
}

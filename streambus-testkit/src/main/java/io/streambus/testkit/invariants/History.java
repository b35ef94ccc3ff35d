package io.streambus.testkit.invariants;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Combines observed changes with the actors that made them. */
final class History {

  private History() {}

  /**
   * Returns the changes in the order of their resource versions, which is the order in which the
   * API server made them. An event that a watch delivers twice, as after a lost connection, counts
   * once.
   */
  static List<RecordedChange> of(
      List<WatchedEvent> watchedEvents, AuditAttribution auditAttribution) {
    Map<String, ObjectState> objectStates = new HashMap<>();
    Set<Long> versions = new HashSet<>();
    List<RecordedChange> changes = new ArrayList<>();
    watchedEvents.stream()
        .sorted(Comparator.comparingLong(WatchedEvent::version))
        .filter(watchedEvent -> versions.add(watchedEvent.version()))
        .forEach(
            watchedEvent ->
                changes.add(recordedChange(watchedEvent, objectStates, auditAttribution)));
    return List.copyOf(changes);
  }

  private static RecordedChange recordedChange(
      WatchedEvent watchedEvent,
      Map<String, ObjectState> objectStates,
      AuditAttribution auditAttribution) {
    ObjectState objectState = watchedEvent.objectState();
    String uid = objectState.id().uid();
    Optional<ObjectState> before = Optional.ofNullable(objectStates.get(uid));
    Optional<ObjectState> after =
        watchedEvent.deleted() ? Optional.empty() : Optional.of(objectState);
    after.ifPresentOrElse(now -> objectStates.put(uid, now), () -> objectStates.remove(uid));
    RecordedChange change =
        new RecordedChange(
            watchedEvent.version(), watchedEvent.observedAt(), Actor.CONTROLLERS, before, after);
    return change.withActor(
        change.beginsDeletion()
            ? auditAttribution.ofDeletion(objectState.id().kind(), uid)
            : auditAttribution.ofWrite(objectState.id().kind(), watchedEvent.version()));
  }
}

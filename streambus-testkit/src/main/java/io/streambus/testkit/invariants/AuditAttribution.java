package io.streambus.testkit.invariants;

import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.invariants.ObjectState.Kind;
import io.streambus.testkit.invariants.Recorder.WatchedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Attributes changes to actors, based on the audit log. */
final class AuditAttribution {

  private static final int FIRST_FAILURE = 300;
  private static final String NAMESPACE_CONTROLLER = "namespace-controller";

  private final Map<String, Actor> writes = new HashMap<>();
  private final Map<String, Actor> deletions = new HashMap<>();

  /**
   * Actors that deleted all objects of a kind; the log does not list these objects individually.
   */
  private final Map<String, Actor> collectionDeletions = new HashMap<>();

  AuditAttribution(List<AuditEntry> log) {
    log.stream()
        .filter(entry -> entry.isWrite() && entry.code() < FIRST_FAILURE)
        .forEach(this::add);
  }

  private void add(AuditEntry entry) {
    if (entry.isEviction()) {
      deletions.putIfAbsent(entry.uid(), actor(entry));
      return;
    }
    switch (entry.verb()) {
      case "delete" -> deletions.putIfAbsent(entry.uid(), actor(entry));
      case "deletecollection" -> collectionDeletions.put(entry.resource(), actor(entry));
      default -> writes.put(entry.resource() + entry.resourceVersion(), actor(entry));
    }
  }

  /**
   * Attributes observed changes. Returns them in the order of their resource versions, which is the
   * order in which the API server made them. An event that a watch delivers twice, as after a lost
   * connection, counts once.
   */
  List<RecordedChange> attribute(List<WatchedEvent> watchedEvents) {
    Map<String, ObjectState> objectStates = new HashMap<>();
    Set<Long> versions = new HashSet<>();
    List<RecordedChange> changes = new ArrayList<>();
    watchedEvents.stream()
        .sorted(Comparator.comparingLong(WatchedEvent::version))
        .filter(watchedEvent -> versions.add(watchedEvent.version()))
        .forEach(watchedEvent -> changes.add(recordedChange(watchedEvent, objectStates)));
    return List.copyOf(changes);
  }

  private RecordedChange recordedChange(
      WatchedEvent watchedEvent, Map<String, ObjectState> objectStates) {
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
            ? ofDeletion(objectState.id().kind(), uid)
            : ofWrite(objectState.id().kind(), watchedEvent.version()));
  }

  /** Who wrote a version of an object. */
  private Actor ofWrite(Kind kind, long version) {
    return writes.getOrDefault(kind.plural() + version, Actor.CONTROLLERS);
  }

  /** Who deleted an object first. */
  private Actor ofDeletion(Kind kind, String uid) {
    return deletions.getOrDefault(
        uid, collectionDeletions.getOrDefault(kind.plural(), Actor.CONTROLLERS));
  }

  private static Actor actor(AuditEntry entry) {
    if (entry.user().equals(ControlPlane.OPERATOR)) {
      return Actor.OPERATOR;
    }
    return isController(entry) ? Actor.CONTROLLERS : Actor.USERS;
  }

  private static boolean isController(AuditEntry entry) {
    boolean ofKubernetes =
        entry.user().startsWith("system:") || entry.user().equals(ControlPlane.NODES);
    return ofKubernetes && !entry.userAgent().contains(NAMESPACE_CONTROLLER);
  }
}

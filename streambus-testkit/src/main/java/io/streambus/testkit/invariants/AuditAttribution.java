package io.streambus.testkit.invariants;

import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.invariants.ObjectState.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    switch (entry.verb()) {
      case "delete" -> deletions.putIfAbsent(entry.uid(), actor(entry));
      case "deletecollection" -> collectionDeletions.put(entry.resource(), actor(entry));
      default -> writes.put(entry.resource() + entry.resourceVersion(), actor(entry));
    }
  }

  /** Who wrote a version of an object. */
  Actor ofWrite(Kind kind, long version) {
    return writes.getOrDefault(kind.plural() + version, Actor.CONTROLLERS);
  }

  /** Who deleted an object first. */
  Actor ofDeletion(Kind kind, String uid) {
    return deletions.getOrDefault(
        uid, collectionDeletions.getOrDefault(kind.plural(), Actor.CONTROLLERS));
  }

  private static Actor actor(AuditEntry entry) {
    if (entry.user().equals(ControlPlane.OPERATOR)) {
      return Actor.OPERATOR;
    }
    return isController(entry) ? Actor.CONTROLLERS : Actor.OTHERS;
  }

  private static boolean isController(AuditEntry entry) {
    boolean ofKubernetes =
        entry.user().startsWith("system:") || entry.user().equals(ControlPlane.NODES);
    return ofKubernetes && !entry.userAgent().contains(NAMESPACE_CONTROLLER);
  }
}

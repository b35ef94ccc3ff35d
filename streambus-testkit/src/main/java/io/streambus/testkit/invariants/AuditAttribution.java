package io.streambus.testkit.invariants;

import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.invariants.ObjectState.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who did what, by the audit log. */
final class AuditAttribution {

  private static final int FIRST_REFUSAL = 300;
  private static final String NAMESPACE_CONTROLLER = "namespace-controller";

  private final Map<String, Actor> writes = new HashMap<>();
  private final Map<String, Actor> deletions = new HashMap<>();

  /** Deletions of all objects of a kind, of which the log does not tell one by one. */
  private final Map<String, Actor> sweeps = new HashMap<>();

  AuditAttribution(List<AuditEntry> log) {
    log.stream()
        .filter(entry -> entry.isWrite() && entry.code() < FIRST_REFUSAL)
        .forEach(this::add);
  }

  private void add(AuditEntry entry) {
    switch (entry.verb()) {
      case "delete" -> deletions.putIfAbsent(entry.uid(), actor(entry));
      case "deletecollection" -> sweeps.put(entry.resource(), actor(entry));
      default -> writes.put(entry.resource() + entry.resourceVersion(), actor(entry));
    }
  }

  /** Who brought an object to a version. */
  Actor ofWrite(Kind kind, long version) {
    return writes.getOrDefault(kind.plural() + version, Actor.MACHINERY);
  }

  /** Who deleted an object first. */
  Actor ofDeletion(Kind kind, String uid) {
    return deletions.getOrDefault(uid, sweeps.getOrDefault(kind.plural(), Actor.MACHINERY));
  }

  private static Actor actor(AuditEntry entry) {
    if (entry.user().equals(ControlPlane.OPERATOR)) {
      return Actor.OPERATOR;
    }
    return isMachinery(entry) ? Actor.MACHINERY : Actor.OTHERS;
  }

  private static boolean isMachinery(AuditEntry entry) {
    boolean ofKubernetes =
        entry.user().startsWith("system:") || entry.user().equals(ControlPlane.NODES);
    return ofKubernetes && !entry.userAgent().contains(NAMESPACE_CONTROLLER);
  }
}

package io.streambus.testkit.invariants;

import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.invariants.Fact.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who did what, by the audit log. */
final class Deeds {

  private static final int FIRST_REFUSAL = 300;
  private static final String NAMESPACE_CONTROLLER = "namespace-controller";

  private final Map<String, Doer> writes = new HashMap<>();
  private final Map<String, Doer> deletions = new HashMap<>();

  Deeds(List<AuditEntry> log) {
    log.stream()
        .filter(entry -> entry.isWrite() && entry.code() < FIRST_REFUSAL)
        .filter(entry -> !entry.uid().isEmpty())
        .forEach(this::add);
  }

  private void add(AuditEntry entry) {
    if (entry.verb().equals("delete")) {
      deletions.putIfAbsent(entry.uid(), doer(entry));
    } else {
      writes.put(entry.resource() + entry.resourceVersion(), doer(entry));
    }
  }

  /** Who brought an object to a version. */
  Doer ofWrite(Kind kind, long version) {
    return writes.getOrDefault(kind.plural() + version, Doer.MACHINERY);
  }

  /** Who deleted an object first. */
  Doer ofDeletion(String uid) {
    return deletions.getOrDefault(uid, Doer.MACHINERY);
  }

  private static Doer doer(AuditEntry entry) {
    if (entry.user().equals(ControlPlane.OPERATOR)) {
      return Doer.OPERATOR;
    }
    return isMachinery(entry) ? Doer.MACHINERY : Doer.OTHERS;
  }

  private static boolean isMachinery(AuditEntry entry) {
    boolean ofKubernetes =
        entry.user().startsWith("system:") || entry.user().equals(ControlPlane.NODES);
    return ofKubernetes && !entry.userAgent().contains(NAMESPACE_CONTROLLER);
  }
}

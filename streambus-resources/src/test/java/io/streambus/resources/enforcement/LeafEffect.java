package io.streambus.resources.enforcement;

import io.streambus.resources.enforcement.Capability.Row;
import io.streambus.resources.model.BrokerFeatureLevel;

/** What another value of a field changes. */
enum LeafEffect {
  /** An object in Kubernetes. */
  OBJECTS,
  /** What the operator does besides objects. */
  CALLS,
  /** Whether the spec is refused, with the path of the field. */
  PROBLEMS,
  /** What is reported as not enforced. */
  NOT_ENFORCED,
  /** Nothing. */
  NONE;

  /**
   * The first effect that counts. A report counts only for a field that the table says nobody
   * enforces, and a call only for those that are the operator's, or the brokers' by their API.
   */
  static LeafEffect between(
      Row row, BrokerFeatureLevel generation, LeafOutcome before, LeafOutcome after) {
    if (!before.problems().equals(after.problems())) {
      return PROBLEMS;
    }
    if (!before.objects().equals(after.objects())) {
      return OBJECTS;
    }
    boolean called =
        row.enforcer() == Enforcer.OPERATOR || row.path().startsWith("spec.multiTenancy.");
    if (called && !before.calls().equals(after.calls())) {
      return CALLS;
    }
    boolean nobody = row.enforcer(generation) == Enforcer.NOBODY;
    return nobody && !before.notEnforced().equals(after.notEnforced()) ? NOT_ENFORCED : NONE;
  }
}

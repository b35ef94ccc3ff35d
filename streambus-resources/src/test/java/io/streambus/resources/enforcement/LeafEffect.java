package io.streambus.resources.enforcement;

import io.streambus.resources.enforcement.Capability.Enforcer;
import io.streambus.resources.enforcement.Capability.Row;
import io.streambus.resources.model.BrokerFeatureLevel;

/** Effect of changing the value of a field. */
enum LeafEffect {
  /** Changes an object in Kubernetes. */
  OBJECTS,
  /** Changes an action of the operator other than writing objects. */
  ACTIONS,
  /** Changes whether the spec is rejected, with the path of the field. */
  PROBLEMS,
  /** Changes what is reported as not enforced. */
  NOT_ENFORCED,
  /** Changes nothing. */
  NONE;

  /**
   * Returns the first relevant effect. A report is relevant only for fields that are not enforced
   * according to the table, and an action only for fields enforced by the operator or through the
   * API of the brokers.
   */
  static LeafEffect between(
      Row row, BrokerFeatureLevel featureLevel, LeafOutcome before, LeafOutcome after) {
    if (!before.problems().equals(after.problems())) {
      return PROBLEMS;
    }
    if (!before.objects().equals(after.objects())) {
      return OBJECTS;
    }
    boolean actionsApply =
        row.enforcer() == Enforcer.OPERATOR || row.path().startsWith("spec.multiTenancy.");
    if (actionsApply && !before.actions().equals(after.actions())) {
      return ACTIONS;
    }
    boolean unenforced = row.enforcer(featureLevel) == Enforcer.NONE;
    return unenforced && !before.notEnforced().equals(after.notEnforced()) ? NOT_ENFORCED : NONE;
  }
}

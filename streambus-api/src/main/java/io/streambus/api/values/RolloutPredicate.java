package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/**
 * Rules that must be met before the next broker is restarted. Each value names a rule that is not
 * met.
 */
public enum RolloutPredicate implements SpecValue {
  /** Kubernetes does not report the target revision of the pods yet. */
  REVISION_UNOBSERVED("revision-unobserved", false),
  /** A user paused restarts. */
  PAUSED("paused", false),
  /** The pods would lack their certificate. */
  CERTIFICATE("certificate", false),
  /** A pod is terminating. */
  POD_TERMINATING("pod-terminating", true),
  /** A pod does not exist. */
  POD_MISSING("pod-missing", true),
  /** A pod does not accept clients. */
  POD_NOT_READY("pod-not-ready", true),
  /** A pod became ready or unready less than minReadySeconds ago. */
  POD_SETTLING("pod-settling", true),
  /**
   * A PersistentVolumeClaim of the pod is marked for deletion and would be deleted with the pod.
   */
  CLAIM_TERMINATING("claim-terminating", false),
  /** Without the pod, the other brokers do not form a majority. */
  QUORUM("quorum", true),
  /** A user requested new volumes for the only ready broker without confirming the data loss. */
  DATA_LOSS_UNCONFIRMED("data-loss-unconfirmed", false),
  /** No node fits the replacement pod. */
  NO_NODE_FITS("no-node-fits", true),
  /** A PodDisruptionBudget does not permit evicting the pod. */
  DISRUPTION_BUDGET("disruption-budget", true),
  /** The leader is not known yet; the brokers are being queried. */
  LEADER_UNKNOWN("leader-unknown", false),
  /** The API server rejects the restart. */
  REQUEST_REJECTED("request-rejected", false);

  private final String value;
  private final boolean overridable;

  RolloutPredicate(String value, boolean overridable) {
    this.value = value;
    this.overridable = overridable;
  }

  @Override
  public String value() {
    return value;
  }

  /** {@return whether users can disable the predicate temporarily} */
  public boolean isOverridable() {
    return overridable;
  }
}

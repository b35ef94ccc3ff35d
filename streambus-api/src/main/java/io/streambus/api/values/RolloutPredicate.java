package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Why the next restart of a broker waits. */
public enum RolloutPredicate implements SpecValue {
  /** Kubernetes does not say yet which revision of the pods is the newest. */
  REVISION_UNOBSERVED("revision-unobserved", false),
  /** A person asked for no further restarts. */
  PAUSED("paused", false),
  /** Pods would lack their certificate. */
  CERTIFICATE("certificate", false),
  /** A pod is on its way out. */
  POD_TERMINATING("pod-terminating", true),
  /** A pod does not exist. */
  POD_MISSING("pod-missing", true),
  /** A pod does not accept clients. */
  POD_NOT_READY("pod-not-ready", true),
  /** A pod became ready, or stopped being so, less than the settling time ago. */
  POD_SETTLING("pod-settling", true),
  /** A volume of the pod is marked for deletion, and would go with the pod. */
  CLAIM_TERMINATING("claim-terminating", false),
  /** Without the pod, the others are no majority. */
  QUORUM("quorum", true),
  /** There is no node that could take the pod that would come. */
  NO_NODE_FITS("no-node-fits", true),
  /** The brokers are being asked which of them leads. */
  LEADER_UNKNOWN("leader-unknown", false),
  /** The API server refuses the restart. */
  REQUEST_REJECTED("request-rejected", false);

  private final String text;
  private final boolean overridable;

  RolloutPredicate(String text, boolean overridable) {
    this.text = text;
    this.overridable = overridable;
  }

  @Override
  public String value() {
    return text;
  }

  /** Whether a person can switch it off for a while. */
  public boolean isOverridable() {
    return overridable;
  }
}

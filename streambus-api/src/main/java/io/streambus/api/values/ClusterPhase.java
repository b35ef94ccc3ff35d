package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** High-level summary of the state of a cluster in status.phase. */
public enum ClusterPhase implements SpecValue {
  /** Nothing has been created yet. */
  PENDING("Pending"),
  /** The brokers start for the first time. */
  CREATING("Creating"),
  /** All brokers are ready and run the target revision. */
  RUNNING("Running"),
  /** Some pods are outdated. */
  UPDATING("Updating"),
  /** All brokers stop or start because the number of brokers changes. */
  SCALING("Scaling"),
  /** All brokers are stopped or about to be stopped, as requested by the user. */
  HIBERNATED("Hibernated"),
  /** A cluster that was running lacks brokers. */
  DEGRADED("Degraded"),
  /** The spec cannot be applied; see the condition Stalled. */
  FAILED("Failed");

  private final String value;

  ClusterPhase(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

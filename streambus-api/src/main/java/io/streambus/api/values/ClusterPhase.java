package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** The one-word summary in status.phase. */
public enum ClusterPhase implements SpecValue {
  /** Nothing was made yet. */
  PENDING("Pending"),
  /** The brokers start for the first time. */
  CREATING("Creating"),
  /** All brokers are ready and of the wanted revision. */
  RUNNING("Running"),
  /** Some brokers still run a former revision. */
  UPDATING("Updating"),
  /** All brokers stop or start again, because their number changes. */
  SCALING("Scaling"),
  /** All brokers are stopped, or about to be, because the user wants it so. */
  HIBERNATED("Hibernated"),
  /** A cluster that was running misses brokers. */
  DEGRADED("Degraded"),
  /** The spec cannot be brought about; see the condition Stalled. */
  FAILED("Failed");

  private final String text;

  ClusterPhase(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

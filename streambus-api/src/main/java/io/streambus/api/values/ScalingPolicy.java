package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** When the operator changes the number of brokers of a cluster that has already run. */
public enum ScalingPolicy implements SpecValue {
  /** Once an annotation of the cluster specifies the new number. */
  CONFIRM("Confirm"),
  /** Immediately. */
  AUTOMATIC("Automatic"),
  /** Never. */
  FORBID("Forbid");

  private final String value;

  ScalingPolicy(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** When the operator changes the number of brokers of a cluster that has run. */
public enum ScalingPolicy implements SpecValue {
  /** Once an annotation of the cluster names the new number. */
  CONFIRM("Confirm"),
  /** At once. */
  AUTOMATIC("Automatic"),
  /** Never. */
  FORBID("Forbid");

  private final String text;

  ScalingPolicy(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

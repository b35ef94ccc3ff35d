package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Policy for clients that match no rule. */
public enum DefaultPolicy implements SpecValue {
  /** Everything is permitted. */
  ALLOW("allow"),
  /** Nothing is permitted. */
  DENY("deny");

  private final String value;

  DefaultPolicy(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** What happens to a client that no rule names. */
public enum DefaultPolicy implements SpecValue {
  /** It may do everything. */
  ALLOW("allow"),
  /** It may do nothing. */
  DENY("deny");

  private final String text;

  DefaultPolicy(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

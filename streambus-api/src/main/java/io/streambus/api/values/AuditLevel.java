package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** How much the audit log tells. */
public enum AuditLevel implements SpecValue {
  /** Who did what. */
  BASIC("basic"),
  /** Who did what, with the request. */
  DETAILED("detailed");

  private final String text;

  AuditLevel(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Level of detail of the audit log. */
public enum AuditLevel implements SpecValue {
  /** Who did what. */
  BASIC("basic"),
  /** Who did what, including the request. */
  DETAILED("detailed");

  private final String value;

  AuditLevel(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

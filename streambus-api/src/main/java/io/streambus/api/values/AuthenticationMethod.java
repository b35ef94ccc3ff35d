package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Method by which clients authenticate. */
public enum AuthenticationMethod implements SpecValue {
  /** Client certificate. */
  MTLS("mtls"),
  /** Signed token. */
  JWT("jwt"),
  /** User name and password. */
  SASL("sasl");

  private final String value;

  AuthenticationMethod(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

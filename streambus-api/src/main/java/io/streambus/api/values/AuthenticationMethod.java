package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Ways for a client to say who it is. */
public enum AuthenticationMethod implements SpecValue {
  /** A client certificate. */
  MTLS("mtls"),
  /** A signed token. */
  JWT("jwt"),
  /** A user name and a password. */
  SASL("sasl");

  private final String text;

  AuthenticationMethod(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

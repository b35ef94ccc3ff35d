package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** SASL mechanisms that the broker knows. */
public enum SaslMechanism implements SpecValue {
  /** The password in the clear. */
  PLAIN("PLAIN"),
  /** A challenge over SHA-256. */
  SCRAM_SHA_256("SCRAM-SHA-256"),
  /** A challenge over SHA-512. */
  SCRAM_SHA_512("SCRAM-SHA-512");

  private final String text;

  SaslMechanism(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

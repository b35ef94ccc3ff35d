package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** SASL mechanisms that brokers support. */
public enum SaslMechanism implements SpecValue {
  /** Cleartext password. */
  PLAIN("PLAIN"),
  /** Challenge-response with SHA-256. */
  SCRAM_SHA_256("SCRAM-SHA-256"),
  /** Challenge-response with SHA-512. */
  SCRAM_SHA_512("SCRAM-SHA-512");

  private final String value;

  SaslMechanism(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

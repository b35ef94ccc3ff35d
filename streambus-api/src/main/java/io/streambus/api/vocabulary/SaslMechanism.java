package io.streambus.api.vocabulary;

import io.streambus.api.model.Word;

/** SASL mechanisms that the broker knows. */
public enum SaslMechanism implements Word {
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
  public String text() {
    return text;
  }
}

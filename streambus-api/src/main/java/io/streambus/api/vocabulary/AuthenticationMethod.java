package io.streambus.api.vocabulary;

import io.streambus.api.model.Word;

/** Ways for a client to say who it is. */
public enum AuthenticationMethod implements Word {
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
  public String text() {
    return text;
  }
}

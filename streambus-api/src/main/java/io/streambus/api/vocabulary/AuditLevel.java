package io.streambus.api.vocabulary;

import io.streambus.api.model.Word;

/** How much the audit log tells. */
public enum AuditLevel implements Word {
  /** Who did what. */
  BASIC("basic"),
  /** Who did what, with the request. */
  DETAILED("detailed");

  private final String text;

  AuditLevel(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}

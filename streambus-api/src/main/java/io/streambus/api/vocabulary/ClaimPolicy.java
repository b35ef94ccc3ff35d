package io.streambus.api.vocabulary;

import io.streambus.api.model.Word;

/** What becomes of claims that no broker uses any more. */
public enum ClaimPolicy implements Word {
  /** They stay, with their volumes, until somebody deletes them. */
  RETAIN("Retain"),
  /** They are deleted, and with them the volumes where their class says so. */
  DELETE("Delete");

  private final String text;

  ClaimPolicy(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}

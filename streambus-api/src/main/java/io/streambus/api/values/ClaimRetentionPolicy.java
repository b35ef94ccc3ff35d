package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** What becomes of claims that no broker uses any more. */
public enum ClaimRetentionPolicy implements SpecValue {
  /** They stay, with their volumes, until somebody deletes them. */
  RETAIN("Retain"),
  /** They are deleted, and with them the volumes where their class says so. */
  DELETE("Delete");

  private final String text;

  ClaimRetentionPolicy(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

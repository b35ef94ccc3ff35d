package io.streambus.api.vocabulary;

import io.streambus.api.model.Word;

/** What happens to a client that no rule names. */
public enum DefaultPolicy implements Word {
  /** It may do everything. */
  ALLOW("allow"),
  /** It may do nothing. */
  DENY("deny");

  private final String text;

  DefaultPolicy(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}

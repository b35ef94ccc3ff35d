package io.streambus.api.vocabulary;

import io.streambus.api.model.Word;

/** Forms of a log line. */
public enum LogFormat implements Word {
  /** One JSON object a line. */
  JSON("json"),
  /** Plain text. */
  TEXT("text");

  private final String text;

  LogFormat(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}

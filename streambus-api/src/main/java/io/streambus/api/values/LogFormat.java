package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Forms of a log line. */
public enum LogFormat implements SpecValue {
  /** One JSON object a line. */
  JSON("json"),
  /** Plain text. */
  TEXT("text");

  private final String text;

  LogFormat(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

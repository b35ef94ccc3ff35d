package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Format of log lines. */
public enum LogFormat implements SpecValue {
  /** One JSON object per line. */
  JSON("json"),
  /** Plain text. */
  TEXT("text");

  private final String value;

  LogFormat(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

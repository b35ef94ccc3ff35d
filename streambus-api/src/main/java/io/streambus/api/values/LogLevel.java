package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Severities that the broker knows (observability.logging.level). */
public enum LogLevel implements SpecValue {
  /** Everything. */
  DEBUG("debug"),
  /** What happens in normal work. */
  INFO("info"),
  /** What may need a look. */
  WARN("warn"),
  /** What failed. */
  ERROR("error"),
  /** What ends the broker. */
  FATAL("fatal");

  private final String text;

  LogLevel(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

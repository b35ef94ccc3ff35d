package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Severities that brokers support (observability.logging.level). */
public enum LogLevel implements SpecValue {
  /** Everything. */
  DEBUG("debug"),
  /** Normal operation. */
  INFO("info"),
  /** Conditions that may require attention. */
  WARN("warn"),
  /** Failures. */
  ERROR("error"),
  /** Failures that terminate the broker. */
  FATAL("fatal");

  private final String value;

  LogLevel(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

package io.streambus.app.output;

/** Format of the option {@code -o}, as kubectl has it. */
public enum OutputFormat {
  /** The whole objects as JSON. */
  JSON,
  /** The whole objects as YAML. */
  YAML,
  /** A table with additional columns. */
  WIDE,
  /** One line {@code RESOURCE/NAME} for each object. */
  NAME
}

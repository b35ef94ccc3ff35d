package io.streambus.app.logging;

/** How a log line looks. */
public enum LogLayout {
  /** For people. */
  TEXT,
  /** One JSON object for each line. */
  JSON
}

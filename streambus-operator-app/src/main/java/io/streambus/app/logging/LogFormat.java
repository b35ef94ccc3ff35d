package io.streambus.app.logging;

/** Format of log lines. */
public enum LogFormat {
  /** Human-readable text. */
  TEXT,
  /** One JSON object per line. */
  JSON
}

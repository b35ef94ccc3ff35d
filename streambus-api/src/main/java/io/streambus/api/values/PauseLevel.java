package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** How much of the work on a cluster a user has paused. */
public enum PauseLevel implements SpecValue {
  /** Nothing. */
  NONE("false"),
  /** No broker is restarted, scaled or resized; the rest goes on. */
  ROLLOUT("rollout"),
  /** Nothing is written but the status. */
  EVERYTHING("true");

  private final String text;

  PauseLevel(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

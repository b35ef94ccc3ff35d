package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Which part of the reconciliation of a cluster a user has paused. */
public enum PauseLevel implements SpecValue {
  /** Nothing. */
  NONE("false"),
  /** No broker is restarted, scaled or resized; everything else continues. */
  ROLLOUT("rollout"),
  /** Nothing is written except the status. */
  EVERYTHING("true");

  private final String value;

  PauseLevel(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

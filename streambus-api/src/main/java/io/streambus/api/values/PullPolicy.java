package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** When a node pulls an image. */
public enum PullPolicy implements SpecValue {
  /** At each start of a container. */
  ALWAYS("Always"),
  /** When the node does not have it. */
  IF_NOT_PRESENT("IfNotPresent"),
  /** Not at all; the node must have it. */
  NEVER("Never");

  private final String text;

  PullPolicy(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** When a node pulls an image. */
public enum PullPolicy implements SpecValue {
  /** Whenever a container starts. */
  ALWAYS("Always"),
  /** If the image is not present on the node. */
  IF_NOT_PRESENT("IfNotPresent"),
  /** Never; the image must be present on the node. */
  NEVER("Never");

  private final String value;

  PullPolicy(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

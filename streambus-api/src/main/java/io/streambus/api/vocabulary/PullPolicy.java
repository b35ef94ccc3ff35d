package io.streambus.api.vocabulary;

import io.streambus.api.model.Word;

/** When a node pulls an image. */
public enum PullPolicy implements Word {
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
  public String text() {
    return text;
  }
}

package io.streambus.api.vocabulary;

import io.streambus.api.model.Word;

/** When the operator changes the number of brokers of a cluster that has run. */
public enum ScalingPolicy implements Word {
  /** Once an annotation of the cluster names the new number. */
  CONFIRM("Confirm"),
  /** At once. */
  AUTOMATIC("Automatic"),
  /** Never. */
  REFUSE("Refuse");

  private final String text;

  ScalingPolicy(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}

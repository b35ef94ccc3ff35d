package io.streambus.benchmarks.roll;

/** How the operator rolls brokers to a new image. */
enum RollStrategy {
  IN_PLACE("in place"),
  BY_DELETION("by deletion");

  private final String text;

  RollStrategy(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}

package io.streambus.testkit.invariants;

/** What holds at every moment, whatever happens to a cluster. */
public enum Invariant {
  ONE_BROKER_AT_A_TIME("the operator takes no second broker of a cluster down"),
  QUORUM_MAINTAINED("the operator takes no broker down without which a majority is lost"),
  STOPS_ONLY_WHEN_REQUESTED(
      "a cluster is stopped only for its hibernation or a change of its members"),
  CLAIMS_RETAINED("no claim is deleted that nobody asked to delete"),
  STATEFUL_SET_RETAINED("the operator replaces a StatefulSet only where its claims grow"),
  NO_ERROR_IS_LOGGED("the operator logs no error that the test does not expect"),
  ALL_IS_SEEN("nothing happens that the watch does not see");

  private final String sentence;

  Invariant(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String toString() {
    return sentence;
  }
}

package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.ObjectKey;

/**
 * One request of the operator.
 *
 * @param verb what it asks for
 * @param object what it is about
 * @param answer what came of it
 */
public record Request(Verb verb, ObjectKey object, Answer answer) {

  /** What came of a request. */
  public enum Answer {
    /** The object is another one now. */
    CHANGED,
    /** The object was so already. */
    UNCHANGED,
    /** An object of the name exists. */
    TAKEN,
    /** The server refused. */
    REFUSED,
    /** There was no usable answer. */
    UNAVAILABLE
  }

  /** Whether it asks for a change, whatever came of it. */
  public boolean isWrite() {
    return verb != Verb.READ;
  }

  /** One line for people, such as {@code APPLY Service default/demo: CHANGED}. */
  @Override
  public String toString() {
    return verb + " " + object + ": " + answer;
  }
}

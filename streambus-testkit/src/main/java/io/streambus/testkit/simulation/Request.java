package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.ObjectKey;

/**
 * One request of the operator.
 *
 * @param verb operation of the request
 * @param object key of the object
 * @param answer outcome of the request
 */
public record Request(Verb verb, ObjectKey object, Answer answer) {

  /** Outcome of a request. */
  public enum Answer {
    /** The object was changed. */
    CHANGED,
    /** The object was already in the requested state. */
    UNCHANGED,
    /** An object with this name already exists. */
    TAKEN,
    /** The API server rejected the request. */
    REFUSED,
    /** No usable response was received. */
    UNAVAILABLE
  }

  /** Whether the request is a write, successful or not. */
  public boolean isWrite() {
    return verb != Verb.READ;
  }

  /** Formats the request for display, such as {@code APPLY Service default/demo: CHANGED}. */
  @Override
  public String toString() {
    return verb + " " + object + ": " + answer;
  }
}

package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.ObjectKey;

/**
 * One request of the operator.
 *
 * @param verb operation of the request
 * @param object key of the object
 * @param outcome outcome of the request
 */
public record Request(Verb verb, ObjectKey object, Outcome outcome) {

  /** Outcome of a request. */
  public enum Outcome {
    /** The object was changed. */
    CHANGED,
    /** The object was already in the requested state. */
    UNCHANGED,
    /** An object with this name already exists. */
    ALREADY_EXISTS,
    /** The API server rejected the request. */
    REJECTED,
    /** No usable response was received. */
    UNAVAILABLE
  }

  /**
   * Whether the request is a write, successful or not.
   *
   * @return false for a read, else true
   */
  public boolean isWrite() {
    return verb != Verb.READ;
  }

  /** Formats the request for display, such as {@code APPLY Service default/demo: CHANGED}. */
  @Override
  public String toString() {
    return verb + " " + object + ": " + outcome;
  }

  /** Operation of a request. */
  public enum Verb {
    /** Creates an object, which must not exist. */
    CREATE,
    /** Applies an object with server-side apply. */
    APPLY,
    /** Replaces the status of a StreamBusCluster. */
    PATCH_STATUS,
    /** Patches some fields of a pod or a claim. */
    PATCH,
    /** Deletes an object. */
    DELETE,
    /** Deletes a pod if its disruption budgets permit it. */
    EVICT,
    /** Reads an object from the API server. */
    READ
  }
}

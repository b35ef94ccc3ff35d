package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Response of the API server to a write. */
public sealed interface WriteResult {

  /**
   * The write succeeded.
   *
   * @param live the object as stored by the API server
   */
  record Success(HasMetadata live) implements WriteResult {}

  /**
   * An object of this name already exists.
   *
   * @param orphaned whether it has the labels of the operator but belongs to no cluster; false if
   *     that is unknown
   */
  record AlreadyExists(boolean orphaned) implements WriteResult {

    /** Creates a result about an object of which nothing else is known. */
    public AlreadyExists() {
      this(false);
    }
  }

  /**
   * The server rejected the write; retrying does not help.
   *
   * @param code HTTP status, from 400 to 499
   * @param message message of the server
   */
  record Rejected(int code, String message) implements WriteResult {}
}

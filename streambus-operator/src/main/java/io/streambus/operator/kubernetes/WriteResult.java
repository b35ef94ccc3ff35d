package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** The answer of the API server to one write. */
public sealed interface WriteResult {

  /**
   * It was done.
   *
   * @param live the object as the server holds it now
   */
  record Done(HasMetadata live) implements WriteResult {}

  /** An object of this name exists. */
  record AlreadyExists() implements WriteResult {}

  /**
   * The server will not do it, however often it is asked.
   *
   * @param code HTTP status, from 400 to 499
   * @param message what the server says
   */
  record Rejected(int code, String message) implements WriteResult {}
}

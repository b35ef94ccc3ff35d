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

  /** An object of this name already exists. */
  record AlreadyExists() implements WriteResult {}

  /**
   * The server rejected the write; retrying does not help.
   *
   * @param code HTTP status, from 400 to 499; 429 only if a PodDisruptionBudget does not permit an
   *     eviction
   * @param message message of the server
   */
  record Rejected(int code, String message) implements WriteResult {

    private static final int TOO_MANY_REQUESTS = 429;

    /** Creates the rejection of an eviction by a PodDisruptionBudget. */
    public static Rejected byDisruptionBudget(String message) {
      return new Rejected(TOO_MANY_REQUESTS, message);
    }

    /** Whether a PodDisruptionBudget does not permit an eviction. */
    public boolean isByDisruptionBudget() {
      return code == TOO_MANY_REQUESTS;
    }
  }
}

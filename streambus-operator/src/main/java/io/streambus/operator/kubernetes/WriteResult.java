package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.text.ExternalText;

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
   * The server rejected the write, and retrying it does not help, at least not soon.
   *
   * @param code HTTP status: from 400 to 499, except that 429 and those from 500 to 599 mean that
   *     the server has failed to execute this write several times; for an eviction, 429 means that
   *     a PodDisruptionBudget does not permit it
   * @param message message of the server, as one line, truncated if it is long
   */
  record Rejected(int code, String message) implements WriteResult {

    private static final int TOO_MANY_REQUESTS = 429;

    /** Truncates the message. */
    public Rejected {
      message = ExternalText.line(message, ExternalText.MAX_EXPLANATION);
    }

    /** Creates the rejection of an eviction by a PodDisruptionBudget. */
    public static Rejected byDisruptionBudget(String message) {
      return new Rejected(TOO_MANY_REQUESTS, message);
    }

    /** Whether this is the rejection of an eviction by a PodDisruptionBudget. */
    public boolean isByDisruptionBudget() {
      return code == TOO_MANY_REQUESTS;
    }
  }
}

package io.streambus.testkit.simulation;

/**
 * Thrown when the cluster and the operator keep making changes. The message states what keeps
 * changing.
 */
public final class NotSettledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotSettledException(String message) {
    super(message);
  }
}

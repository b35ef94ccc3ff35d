package io.streambus.testkit.simulation;

/** Cluster and operator do not come to rest; the message tells what keeps changing. */
public final class NotSettledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotSettledException(String message) {
    super(message);
  }
}

package io.streambus.testkit.simulation;

/** Stands for the sudden end of the operator's process. Nothing of that operator may be used on. */
public final class SimulatedCrashException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SimulatedCrashException(String moment) {
    super("crashed " + moment);
  }
}

package io.streambus.testkit.simulation;

/**
 * Represents a crash of the operator process. The operator instance must not be used afterwards.
 */
public final class SimulatedCrashException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SimulatedCrashException(String when) {
    super("simulated crash " + when);
  }
}

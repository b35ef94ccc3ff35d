package io.streambus.testkit.controlplane;

/**
 * The programs are there, but the control plane does not run. The message holds the end of the log
 * of the process at fault where there is one.
 */
public final class ControlPlaneStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ControlPlaneStartException(String message) {
    super(message);
  }

  ControlPlaneStartException(String message, Throwable cause) {
    super(message, cause);
  }
}

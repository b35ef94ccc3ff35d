package io.streambus.testkit.controlplane;

/**
 * Thrown when the binaries are available but the control plane does not start. If a process has
 * failed, the message contains the end of its log.
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

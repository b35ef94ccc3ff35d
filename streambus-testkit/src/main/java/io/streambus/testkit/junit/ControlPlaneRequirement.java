package io.streambus.testkit.junit;

import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/**
 * Determines what happens to a test that needs a control plane when none can be started on this
 * machine. The test is skipped and the reason is printed to standard error in one line, or it fails
 * if the system property {@value #PROPERTY} is {@code true}, as it should be in continuous
 * integration.
 */
public final class ControlPlaneRequirement {

  /** System property; if {@code true}, a missing control plane is a test failure. */
  public static final String PROPERTY = "streambus.controlplane.required";

  private ControlPlaneRequirement() {}

  /**
   * Starts a control plane for a test. If its binaries are unavailable and not required, JUnit
   * reports the test as skipped.
   *
   * @param options what runs, and how
   * @return the running control plane, which the caller closes
   * @throws ControlPlaneUnavailableException if the binaries are unavailable and required
   */
  public static ControlPlane startOrSkip(ControlPlaneOptions options) {
    return getOrSkip(() -> ControlPlane.start(options));
  }

  /**
   * Like {@link #startOrSkip}, for any server that needs the binaries of a control plane.
   *
   * @param <T> type of the server
   * @param server starts the server; throws {@link ControlPlaneUnavailableException} if the
   *     binaries are unavailable
   * @return the running server
   */
  public static <T> T getOrSkip(Supplier<T> server) {
    return getOrSkip(
        server, Boolean.getBoolean(PROPERTY) ? WhenUnavailable.FAIL : WhenUnavailable.SKIP);
  }

  static <T> T getOrSkip(Supplier<T> server, WhenUnavailable whenUnavailable) {
    try {
      return server.get();
    } catch (ControlPlaneUnavailableException e) {
      if (whenUnavailable == WhenUnavailable.FAIL) {
        throw e;
      }
      String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      String line = "SKIPPED, NO CONTROL PLANE: " + reason;
      System.err.println(line);
      return Assumptions.abort(line);
    }
  }

  enum WhenUnavailable {
    SKIP,
    FAIL
  }
}

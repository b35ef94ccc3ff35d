package io.streambus.testkit.junit;

import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/**
 * What happens to a test that needs a control plane on a machine where none can be had: it is
 * skipped with one line that nobody overlooks, or it fails if the system property {@value
 * #PROPERTY} is {@code true}, as it should be in continuous integration.
 */
public final class ControlPlaneRequirement {

  /** The system property that makes a missing control plane a failure. */
  public static final String PROPERTY = "streambus.controlplane.required";

  private ControlPlaneRequirement() {}

  /**
   * Starts a control plane for a test. If the programs cannot be had and are not required, JUnit
   * reports the test as skipped.
   *
   * @throws ControlPlaneUnavailableException if they cannot be had and are required
   */
  public static ControlPlane start(ControlPlaneOptions options) {
    return orSkip(() -> ControlPlane.start(options));
  }

  /** Like {@link #start}, for anything that needs the programs of a control plane. */
  public static <T> T orSkip(Supplier<T> server) {
    return orSkip(
        server, Boolean.getBoolean(PROPERTY) ? WhenUnavailable.FAIL : WhenUnavailable.SKIP);
  }

  static <T> T orSkip(Supplier<T> server, WhenUnavailable whenUnavailable) {
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

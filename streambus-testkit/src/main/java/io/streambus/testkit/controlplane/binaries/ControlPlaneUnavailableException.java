package io.streambus.testkit.controlplane.binaries;

import io.streambus.api.stability.PublicApi;
import java.util.List;

/**
 * Thrown when no source can provide a binary of the control plane. The message lists every source
 * that was tried and why it failed.
 */
@PublicApi
public final class ControlPlaneUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ControlPlaneUnavailableException(String program, List<FailedSource> failures) {
    super(message(program, failures));
  }

  private static String message(String program, List<FailedSource> failures) {
    StringBuilder text = new StringBuilder();
    text.append("Cannot provide ").append(program).append(". Tried:");
    failures.forEach(failure -> text.append("\n  - ").append(failure));
    text.append(
        "\nTo fix this, configure a directory that contains the binaries, install Go with a reachable");
    text.append(
        " module proxy, or pin the hashes of releases with streambus-testkit/pin-releases and");
    text.append(" allow network access to their sites.");
    return text.toString();
  }

  /** A source of binaries, and why it failed. */
  record FailedSource(String source, String reason) {
    @Override
    public String toString() {
      return source + ": " + reason;
    }
  }
}

package io.streambus.testkit.controlplane.binaries;

import java.util.List;

/** No way to get a program of the control plane worked. The message names every way tried. */
public final class ControlPlaneUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ControlPlaneUnavailableException(
      ControlPlaneProgram controlPlaneProgram, List<FailedWay> failures) {
    super(message(controlPlaneProgram, failures));
  }

  private static String message(ControlPlaneProgram controlPlaneProgram, List<FailedWay> failures) {
    StringBuilder text = new StringBuilder();
    text.append("Cannot provide ").append(controlPlaneProgram.executable());
    text.append(' ').append(controlPlaneProgram.version()).append(". Tried:");
    failures.forEach(failure -> text.append("\n  - ").append(failure));
    text.append(
        "\nWhat helps: name a folder that holds the programs, open the network to the release");
    text.append(" locations above, or install Go with a reachable module proxy.");
    return text.toString();
  }

  /** One way of getting a program, and why it did not work. */
  record FailedWay(String way, String reason) {
    @Override
    public String toString() {
      return way + ": " + reason;
    }
  }
}

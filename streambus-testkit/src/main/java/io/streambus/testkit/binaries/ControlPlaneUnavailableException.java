package io.streambus.testkit.binaries;

import java.util.List;

/** No way to get a program of the control plane worked. The message names every way tried. */
public final class ControlPlaneUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ControlPlaneUnavailableException(Program program, List<FailedWay> failures) {
    super(message(program, failures));
  }

  private static String message(Program program, List<FailedWay> failures) {
    StringBuilder text = new StringBuilder();
    text.append("Cannot provide ").append(program.executable());
    text.append(' ').append(program.version()).append(". Tried:");
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

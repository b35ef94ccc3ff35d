package io.streambus.testkit.junit;

import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The control plane that tests run against. */
record ControlPlaneServer(ControlPlane plane, ControlPlaneProfile profile)
    implements AutoCloseable {

  private static final int LOG_LINES = 20;

  /** Longer than usual, because all tests of the JVM fail if the control plane does not start. */
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  static ControlPlaneServer start(ControlPlaneProfile profile) {
    return new ControlPlaneServer(
        ControlPlane.start(
            ControlPlaneOptions.builder().profile(profile).startTimeout(START_TIMEOUT).build()),
        profile);
  }

  /** Whether anything but users and the operator changes objects. */
  boolean hasControllers() {
    return profile == ControlPlaneProfile.FULL;
  }

  /** The most recent lines of the logs of the processes that are most often the cause. */
  String logs() {
    return Stream.of(
            ControlPlaneProgram.KUBE_APISERVER, ControlPlaneProgram.KUBE_CONTROLLER_MANAGER)
        .filter(profile.programs()::contains)
        .map(program -> "== " + program + "\n" + plane.logTail(program, LOG_LINES))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    plane.close();
  }
}

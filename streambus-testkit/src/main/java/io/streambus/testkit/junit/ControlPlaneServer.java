package io.streambus.testkit.junit;

import io.fabric8.kubernetes.client.Config;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A complete control plane as a test server. */
final class ControlPlaneServer implements TestServer {

  private static final int LOG_LINES = 20;

  /** Longer than usual, because all tests of the JVM fail if the control plane does not start. */
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  private final ControlPlane plane =
      ControlPlane.start(ControlPlaneOptions.builder().startTimeout(START_TIMEOUT).build());

  @Override
  public Config adminConfig() {
    return plane.configFor(ControlPlane.ADMIN);
  }

  @Override
  public Config operatorConfig() {
    return plane.configFor(ControlPlane.OPERATOR);
  }

  @Override
  public String logs() {
    return Stream.of(
            ControlPlaneProgram.KUBE_APISERVER, ControlPlaneProgram.KUBE_CONTROLLER_MANAGER)
        .map(program -> "== " + program + "\n" + plane.logTail(program, LOG_LINES))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public Optional<ControlPlane> controlPlane() {
    return Optional.of(plane);
  }

  @Override
  public void close() {
    plane.close();
  }
}

package io.streambus.testkit.controlplane;

import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import java.util.EnumSet;
import java.util.Set;

/** Selects the components of a control plane that run. */
public enum ControlPlaneProfile {
  /**
   * etcd and the API server: objects are stored, validated and watched, but no controller acts on
   * them.
   */
  API_SERVER_ONLY,

  /** Also controllers and scheduler, but no nodes: pods run on nodes that the caller starts. */
  CONTROLLERS,

  /** Also simulated nodes: pods become ready and claims are bound. */
  FULL;

  /** {@return the programs that run} */
  public Set<ControlPlaneProgram> programs() {
    return switch (this) {
      case API_SERVER_ONLY ->
          EnumSet.of(ControlPlaneProgram.ETCD, ControlPlaneProgram.KUBE_APISERVER);
      case CONTROLLERS ->
          EnumSet.of(
              ControlPlaneProgram.ETCD,
              ControlPlaneProgram.KUBE_APISERVER,
              ControlPlaneProgram.KUBE_CONTROLLER_MANAGER,
              ControlPlaneProgram.KUBE_SCHEDULER);
      case FULL -> {
        Set<ControlPlaneProgram> programs = CONTROLLERS.programs();
        programs.add(ControlPlaneProgram.KWOK);
        yield programs;
      }
    };
  }
}

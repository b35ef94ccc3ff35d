package io.streambus.testkit.controlplane;

import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import java.util.EnumSet;
import java.util.Set;

/** How much of a control plane runs. */
public enum ControlPlaneProfile {
  /**
   * etcd and the API server: objects are stored, validated and watched, and nothing acts on them.
   */
  API_SERVER_ONLY,

  /** Controllers, scheduler and simulated nodes too: pods get ready and claims get bound. */
  WHOLE;

  /** The programs that run. */
  public Set<ControlPlaneProgram> controlPlanePrograms() {
    return switch (this) {
      case API_SERVER_ONLY ->
          EnumSet.of(ControlPlaneProgram.ETCD, ControlPlaneProgram.KUBE_APISERVER);
      case WHOLE -> EnumSet.complementOf(EnumSet.of(ControlPlaneProgram.KUBECTL));
    };
  }
}

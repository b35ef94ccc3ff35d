package io.streambus.testkit.controlplane;

import io.streambus.testkit.binaries.Program;
import java.util.EnumSet;
import java.util.Set;

/** How much of a control plane runs. */
public enum Extent {
  /**
   * etcd and the API server: objects are stored, validated and watched, and nothing acts on them.
   */
  API_SERVER_ONLY,

  /** Controllers, scheduler and simulated nodes too: pods get ready and claims get bound. */
  WHOLE;

  /** The programs that run. */
  public Set<Program> programs() {
    return switch (this) {
      case API_SERVER_ONLY -> EnumSet.of(Program.ETCD, Program.KUBE_APISERVER);
      case WHOLE -> EnumSet.complementOf(EnumSet.of(Program.KUBECTL));
    };
  }
}

package io.streambus.testkit.controlplane.binaries;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Paths in the cache. A binary is stored at {@code k8s/VERSION-OS-ARCH/NAME}; kwok has its own
 * version, so it is stored in a separate directory.
 */
record CacheLayout(Path root, Platform platform, KubernetesVersion kubernetes) {

  Optional<Path> find(ControlPlaneProgram program) {
    return Optional.of(path(program)).filter(Files::isExecutable);
  }

  Path path(ControlPlaneProgram program) {
    return directory(program).resolve(program.executable());
  }

  /** Path that a binary is written to before it is renamed to its final path. */
  Path unfinished(ControlPlaneProgram program) {
    return directory(program).resolve("." + program.executable() + ".part");
  }

  Path buildDirectory(PinnedModule module) {
    return root.resolve("build").resolve(module.directory());
  }

  Path lockFile() {
    return root.resolve(".lock");
  }

  private Path directory(ControlPlaneProgram program) {
    return switch (program) {
      // The version of etcd follows from that of Kubernetes, so etcd needs no own directory.
      case ETCD,
          KUBE_APISERVER,
          KUBE_CONTROLLER_MANAGER,
          KUBE_SCHEDULER,
          KUBECTL,
          KUBELET,
          KUBE_PROXY ->
          root.resolve("k8s").resolve(versioned(ControlPlaneProgram.KUBE_APISERVER));
      case KWOK -> root.resolve("kwok").resolve(versioned(ControlPlaneProgram.KWOK));
    };
  }

  private String versioned(ControlPlaneProgram program) {
    return program.version(kubernetes).substring(1) + "-" + platform;
  }
}

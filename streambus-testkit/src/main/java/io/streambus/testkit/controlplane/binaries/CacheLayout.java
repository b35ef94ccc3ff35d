package io.streambus.testkit.controlplane.binaries;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things lie in the cache. A program lies at {@code k8s/VERSION-OS-ARCH/NAME}, which is also
 * the shape that fabric8's kube-api-test reads; kwok, which has a version of its own, lies beside.
 */
record CacheLayout(Path root, Platform platform) {

  Optional<Path> find(ControlPlaneProgram controlPlaneProgram) {
    return Optional.of(path(controlPlaneProgram)).filter(Files::isExecutable);
  }

  Path path(ControlPlaneProgram controlPlaneProgram) {
    return folder(controlPlaneProgram).resolve(controlPlaneProgram.executable());
  }

  /** Where a program is written before it is renamed to its place. */
  Path unfinished(ControlPlaneProgram controlPlaneProgram) {
    return folder(controlPlaneProgram).resolve("." + controlPlaneProgram.executable() + ".part");
  }

  Path buildFolder(PinnedModule module) {
    return root.resolve("build").resolve(module.folder());
  }

  Path lockFile() {
    return root.resolve(".lock");
  }

  private Path folder(ControlPlaneProgram controlPlaneProgram) {
    return switch (controlPlaneProgram) {
      // etcd's version is pinned by the Kubernetes module, so it needs no folder of its own.
      case ETCD, KUBE_APISERVER, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER, KUBECTL ->
          root.resolve("k8s").resolve(versioned(ControlPlaneProgram.KUBE_APISERVER));
      case KWOK -> root.resolve("kwok").resolve(versioned(ControlPlaneProgram.KWOK));
    };
  }

  private String versioned(ControlPlaneProgram controlPlaneProgram) {
    return controlPlaneProgram.version().substring(1) + "-" + platform;
  }
}

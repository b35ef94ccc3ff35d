package io.streambus.testkit.binaries;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things lie in the cache. A program lies at {@code k8s/VERSION-OS-ARCH/NAME}, which is also
 * the shape that fabric8's kube-api-test reads; kwok, which has a version of its own, lies beside.
 */
record CacheLayout(Path root, Platform platform) {

  Optional<Path> find(Program program) {
    return Optional.of(path(program)).filter(Files::isExecutable);
  }

  Path path(Program program) {
    return folder(program).resolve(program.executable());
  }

  /** Where a program is written before it is renamed to its place. */
  Path unfinished(Program program) {
    return folder(program).resolve("." + program.executable() + ".part");
  }

  Path buildFolder(PinnedModule module) {
    return root.resolve("build").resolve(module.folder());
  }

  Path lockFile() {
    return root.resolve(".lock");
  }

  private Path folder(Program program) {
    return switch (program) {
      // etcd's version is pinned by the Kubernetes module, so it needs no folder of its own.
      case ETCD, KUBE_APISERVER, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER, KUBECTL ->
          root.resolve("k8s").resolve(versioned(Program.KUBE_APISERVER));
      case KWOK -> root.resolve("kwok").resolve(versioned(Program.KWOK));
    };
  }

  private String versioned(Program program) {
    return program.version().substring(1) + "-" + platform;
  }
}

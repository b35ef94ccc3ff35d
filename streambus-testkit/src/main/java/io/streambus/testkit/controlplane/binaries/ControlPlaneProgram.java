package io.streambus.testkit.controlplane.binaries;

import io.streambus.api.stability.PublicApi;
import java.util.Optional;

/** A program of a control plane or of a node, named after its executable. */
@PublicApi
public enum ControlPlaneProgram {
  ETCD("etcd", "go.etcd.io/etcd/server/v3", "go.etcd.io/etcd/server/v3"),
  KUBE_APISERVER("kube-apiserver"),
  KUBE_CONTROLLER_MANAGER("kube-controller-manager"),
  KUBE_SCHEDULER("kube-scheduler"),
  KUBECTL("kubectl"),
  KUBELET("kubelet"),
  KUBE_PROXY("kube-proxy"),
  KWOK("kwok", "sigs.k8s.io/kwok", "sigs.k8s.io/kwok/cmd/kwok");

  private final String executable;
  private final String goModule;
  private final String goPackage;

  ControlPlaneProgram(String executable) {
    this(executable, "k8s.io/kubernetes", "k8s.io/kubernetes/cmd/" + executable);
  }

  ControlPlaneProgram(String executable, String goModule, String goPackage) {
    this.executable = executable;
    this.goModule = goModule;
    this.goPackage = goPackage;
  }

  /** File name, such as {@code kube-apiserver}. */
  public String executable() {
    return executable;
  }

  /**
   * Returns the version, as tagged by its maintainers, that belongs to this version of Kubernetes.
   */
  public String version(KubernetesVersion kubernetes) {
    return switch (this) {
      case ETCD -> kubernetes.etcdModule().versionOf(goModule);
      case KUBE_APISERVER, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER, KUBECTL, KUBELET, KUBE_PROXY ->
          kubernetes.tag();
      case KWOK -> PinnedModule.KWOK.versionOf(goModule);
    };
  }

  String goPackage() {
    return goPackage;
  }

  /** Returns the module that the program can be built from, if it is pinned. */
  Optional<PinnedModule> pinnedIn(KubernetesVersion kubernetes) {
    return switch (this) {
      case ETCD -> Optional.of(kubernetes.etcdModule());
      case KUBE_APISERVER, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER, KUBECTL, KUBELET, KUBE_PROXY ->
          kubernetes.pinnedModule();
      case KWOK -> Optional.of(PinnedModule.KWOK);
    };
  }
}

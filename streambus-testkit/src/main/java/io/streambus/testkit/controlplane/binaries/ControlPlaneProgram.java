package io.streambus.testkit.controlplane.binaries;

import io.streambus.api.stability.PublicApi;
import java.util.Optional;

/** A program of a control plane or of a node, named after its executable. */
@PublicApi
public enum ControlPlaneProgram {
  /** Stores the objects of the API server. */
  ETCD("etcd", "go.etcd.io/etcd/server/v3", "go.etcd.io/etcd/server/v3"),
  /** Serves the Kubernetes API. */
  KUBE_APISERVER("kube-apiserver"),
  /** Runs the controllers of Kubernetes itself, such as that of StatefulSets. */
  KUBE_CONTROLLER_MANAGER("kube-controller-manager"),
  /** Assigns pods to nodes. */
  KUBE_SCHEDULER("kube-scheduler"),
  /** Client for the command line. */
  KUBECTL("kubectl"),
  /** Runs the pods of a node. */
  KUBELET("kubelet"),
  /** Routes the addresses of Services on a node. */
  KUBE_PROXY("kube-proxy"),
  /** Simulates nodes and their pods. */
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

  /** {@return the file name, such as {@code kube-apiserver}} */
  public String executable() {
    return executable;
  }

  /**
   * {@return the version, as tagged by its maintainers, that belongs to this version of Kubernetes}
   *
   * @param kubernetes version of Kubernetes
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

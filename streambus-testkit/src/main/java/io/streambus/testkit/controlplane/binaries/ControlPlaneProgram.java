package io.streambus.testkit.controlplane.binaries;

/** A program of a control plane or of a node, named after its executable. */
public enum ControlPlaneProgram {
  ETCD("etcd", "go.etcd.io/etcd/server/v3", "go.etcd.io/etcd/server/v3", PinnedModule.KUBERNETES),
  KUBE_APISERVER("kube-apiserver"),
  KUBE_CONTROLLER_MANAGER("kube-controller-manager"),
  KUBE_SCHEDULER("kube-scheduler"),
  KUBECTL("kubectl"),
  KUBELET("kubelet"),
  KUBE_PROXY("kube-proxy"),
  KWOK("kwok", "sigs.k8s.io/kwok", "sigs.k8s.io/kwok/cmd/kwok", PinnedModule.KWOK);

  private final String executable;
  private final String goModule;
  private final String goPackage;
  private final PinnedModule pinnedIn;

  ControlPlaneProgram(String executable) {
    this(
        executable,
        "k8s.io/kubernetes",
        "k8s.io/kubernetes/cmd/" + executable,
        PinnedModule.KUBERNETES);
  }

  ControlPlaneProgram(String executable, String goModule, String goPackage, PinnedModule pinnedIn) {
    this.executable = executable;
    this.goModule = goModule;
    this.goPackage = goPackage;
    this.pinnedIn = pinnedIn;
  }

  /** File name, such as {@code kube-apiserver}. */
  public String executable() {
    return executable;
  }

  /** Pinned version as tagged by its maintainers, such as {@code v1.37.2}. */
  public String version() {
    return pinnedIn.versionOf(goModule);
  }

  String goPackage() {
    return goPackage;
  }

  PinnedModule pinnedIn() {
    return pinnedIn;
  }
}

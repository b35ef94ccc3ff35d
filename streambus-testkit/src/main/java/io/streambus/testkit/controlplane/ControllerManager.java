package io.streambus.testkit.controlplane;

import io.streambus.testkit.controlplane.binaries.KubernetesVersion;
import java.nio.file.Path;
import java.util.List;

/**
 * Command line of the controller manager: a single instance without leader election, and without a
 * port.
 */
record ControllerManager(Path kubeconfig, Credentials credentials, KubernetesVersion kubernetes) {

  static final String USER = "system:kube-controller-manager";

  List<String> command(Path executable, WorkDirectory work) {
    return List.of(
        executable.toString(),
        "--kubeconfig=" + kubeconfig,
        "--leader-elect=false",
        "--secure-port=0",
        "--controllers=" + controllers(),
        "--kube-api-qps=1000",
        "--kube-api-burst=2000",
        "--root-ca-file=" + work.servingCertificate(),
        "--service-account-private-key-file=" + credentials.serviceAccountPrivateKey());
  }

  // Excludes the controller that publishes the API server's certificate: it is not a CA
  // certificate. Versions that lack the controller reject its name.
  private String controllers() {
    return kubernetes.minor() < 32
        ? "*"
        : "*,-kube-apiserver-serving-clustertrustbundle-publisher-controller";
  }
}

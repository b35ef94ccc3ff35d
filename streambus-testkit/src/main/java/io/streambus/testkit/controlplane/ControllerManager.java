package io.streambus.testkit.controlplane;

import java.nio.file.Path;
import java.util.List;

/**
 * Command line of the controller manager: a single instance without leader election, and without a
 * port.
 */
record ControllerManager(Path kubeconfig, Credentials credentials) {

  static final String USER = "system:kube-controller-manager";

  List<String> command(Path executable, WorkDirectory work) {
    return List.of(
        executable.toString(),
        "--kubeconfig=" + kubeconfig,
        "--leader-elect=false",
        "--secure-port=0",
        // Excludes the controller that publishes the API server's certificate: it is not a CA
        // certificate.
        "--controllers=*,-kube-apiserver-serving-clustertrustbundle-publisher-controller",
        "--kube-api-qps=1000",
        "--kube-api-burst=2000",
        "--root-ca-file=" + work.servingCertificate(),
        "--service-account-private-key-file=" + credentials.serviceAccountPrivateKey());
  }
}

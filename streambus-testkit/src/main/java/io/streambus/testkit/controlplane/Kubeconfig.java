package io.streambus.testkit.controlplane;

import java.nio.file.Path;

/** A kubeconfig with one user, for processes and for clients. */
record Kubeconfig(String server, Path certificate, String user, String token) {

  String yaml() {
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: streambus-testkit
      cluster:
        server: %s
        certificate-authority: %s
    users:
    - name: "%s"
      user:
        token: %s
    contexts:
    - name: streambus-testkit
      context:
        cluster: streambus-testkit
        user: "%s"
        namespace: default
    current-context: streambus-testkit
    """
        .formatted(server, certificate, user, token, user);
  }
}

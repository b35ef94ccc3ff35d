package io.streambus.app.run;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.ControlPlaneOptions.Access;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import io.streambus.testkit.controlplane.CrdInstaller;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An API server with the CRD, which the program connects to with the permissions of an
 * installation. Nothing starts pods.
 *
 * @param client an administrator
 */
record OperatorApiServer(ControlPlane controlPlane, KubernetesClient client)
    implements AutoCloseable {

  static OperatorApiServer startOrSkip() {
    return startOrSkip(Map.of());
  }

  static OperatorApiServer startOrSkip(Map<String, Access> otherUsers) {
    Map<String, Access> users = new HashMap<>(otherUsers);
    users.put(ControlPlane.OPERATOR, Access.OPERATOR);
    ControlPlane controlPlane =
        ControlPlaneRequirement.startOrSkip(
            ControlPlaneOptions.builder()
                .profile(ControlPlaneProfile.API_SERVER_ONLY)
                .users(users)
                .build());
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(controlPlane.configFor(ControlPlane.ADMIN))
            .build();
    CrdInstaller.install(client);
    return new OperatorApiServer(controlPlane, client);
  }

  /** Returns the kubeconfig of the operator. */
  Path kubeconfig() {
    return controlPlane.kubeconfigFor(ControlPlane.OPERATOR);
  }

  @Override
  public void close() {
    client.close();
    controlPlane.close();
  }
}

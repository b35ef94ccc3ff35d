package io.streambus.testkit.controlplane;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.streambus.operator.permissions.OperatorPermissions;
import io.streambus.operator.permissions.Permission;
import io.streambus.testkit.controlplane.ControlPlaneOptions.Access;

/** Creates the initial objects of a new control plane. */
record BaseObjects(ControlPlaneOptions options) {

  void create(KubernetesClient client) {
    options.users().forEach((user, access) -> bind(user, access, client));
    if (options.profile() == ControlPlaneProfile.FULL) {
      client.resource(defaultStorageClass()).create();
      new SimulatedNodes(options.nodeCount()).create(client);
    }
  }

  static StorageClass defaultStorageClass() {
    return Serialization.unmarshal(
        ClasspathResource.readText("storage-class.yaml"), StorageClass.class);
  }

  private static void bind(String user, Access access, KubernetesClient client) {
    if (access == Access.NONE) {
      return;
    }
    String name = "streambus-testkit-" + user;
    if (access == Access.OPERATOR) {
      client.resource(operatorRole(name)).create();
    }
    client
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewRoleRef(
                    "rbac.authorization.k8s.io",
                    "ClusterRole",
                    access == Access.OPERATOR ? name : "cluster-admin")
                .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                .build())
        .create();
  }

  private static ClusterRole operatorRole(String name) {
    return new ClusterRoleBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withRules(OperatorPermissions.all().stream().map(Permission::rule).toList())
        .build();
  }
}

package io.streambus.testkit.controlplane;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.streambus.operator.permissions.OperatorPermissions;
import io.streambus.operator.permissions.Permission;

/** The ClusterRole with all permissions of the operator. */
final class OperatorRole {

  private OperatorRole() {}

  static ClusterRole named(String name) {
    return new ClusterRoleBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withRules(OperatorPermissions.all().stream().map(Permission::rule).toList())
        .build();
  }
}

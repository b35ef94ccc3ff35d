package com.example;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.streambus.operator.permissions.OperatorPermissions;
import io.streambus.operator.permissions.Permission;
import io.streambus.resources.extension.Extensions;
import java.util.List;

/** The permissions of the operator, including those for what the extension adds. */
final class PlatformRole {

  private PlatformRole() {}

  static ClusterRole create() {
    return new ClusterRoleBuilder()
        .withNewMetadata()
        .withName("platform-streambus")
        .endMetadata()
        .withRules(
            OperatorPermissions.of(Extensions.of(List.of(new PlatformExtension()))).stream()
                .map(Permission::rule)
                .toList())
        .build();
  }
}

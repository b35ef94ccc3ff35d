package io.streambus.testkit.controlplane;

/** Permissions that a user has from the start. */
public enum Access {
  /** Full permissions, through a ClusterRoleBinding to {@code cluster-admin}. */
  CLUSTER_ADMIN,

  /**
   * The permissions that the operator needs in all namespaces, and no others, through a ClusterRole
   * that is built from {@link io.streambus.operator.permissions.OperatorPermissions}.
   */
  OPERATOR,

  /** Only the permissions of every authenticated user; the caller creates the role bindings. */
  NONE
}

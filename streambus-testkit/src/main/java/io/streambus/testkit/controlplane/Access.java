package io.streambus.testkit.controlplane;

/** Permissions that a user has from the start. */
public enum Access {
  /** Full permissions, through a ClusterRoleBinding to {@code cluster-admin}. */
  CLUSTER_ADMIN,

  /** Only the permissions of every authenticated user; the caller creates the role bindings. */
  NONE
}

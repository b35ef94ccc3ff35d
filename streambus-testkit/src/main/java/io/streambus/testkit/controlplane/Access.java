package io.streambus.testkit.controlplane;

/** What a user may do from the start. */
public enum Access {
  /** Everything, by a ClusterRoleBinding to {@code cluster-admin}. */
  CLUSTER_ADMIN,

  /** Nothing but what every authenticated user may do; the caller binds roles. */
  NONE
}

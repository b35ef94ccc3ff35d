package io.streambus.operator.permissions;

import java.util.Locale;

/** Where a permission must be granted. */
public enum PermissionScope {
  /** In each watched namespace, or in all namespaces. */
  NAMESPACE,
  /** Cluster-wide. An operator that watches only some namespaces does without. */
  CLUSTER,
  /** In the namespace of the operator. */
  OPERATOR;

  /** Name in lower case. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.streambus.operator.permissions;

import java.util.Locale;

/** Where a permission must be granted. */
public enum PermissionScope {
  /** In each watched namespace, or in all namespaces. */
  NAMESPACE,
  /** Cluster-wide. An operator that watches only some namespaces does without. */
  CLUSTER,
  /** In the namespace of the operator. */
  OPERATOR,
  /** Cluster-wide, whatever the operator watches: access reviews have no namespace. */
  ACCESS_REVIEW;

  /** Name in lower case with hyphens. */
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

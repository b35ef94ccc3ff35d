package io.streambus.operator.kubernetes;

import com.google.common.collect.ImmutableSet;
import io.streambus.api.ClusterNames;
import io.streambus.resources.extension.Extensions;
import java.util.Set;

/**
 * The names that objects of a cluster can have. Other objects can have its labels and its owner
 * reference, too, but no reconciliation uses them.
 *
 * @param suffixes of the objects that extensions add
 */
public record ManagedNames(ImmutableSet<String> suffixes) {

  /** Names of the objects that the operator itself manages. */
  public static final ManagedNames OF_OPERATOR = new ManagedNames(ImmutableSet.of());

  /** Returns the names with those of the objects that extensions add. */
  public static ManagedNames with(Extensions extensions) {
    return new ManagedNames(extensions.suffixes());
  }

  /** Returns whether an object of a cluster can have this name. */
  public boolean contains(String cluster, String name) {
    return contains(cluster, ClusterNames.managed(cluster), name);
  }

  /**
   * The same for many names.
   *
   * @param own {@link ClusterNames#managed} of the cluster
   */
  public boolean contains(String cluster, Set<String> own, String name) {
    return own.contains(name)
        || (!suffixes.isEmpty()
            && name.length() > cluster.length()
            && name.startsWith(cluster)
            && name.charAt(cluster.length()) == '-'
            && suffixes.contains(name.substring(cluster.length() + 1)));
  }
}

package io.streambus.app.manifests;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.operator.permissions.Permission.PermissionFeature;
import java.util.List;
import java.util.Set;

/**
 * What to install.
 *
 * @param namespace namespace of the operator
 * @param watchedNamespaces namespaces of clusters, in any order; empty for all
 * @param features features whose permissions are granted; {@link PermissionFeature#CORE} and {@link
 *     PermissionFeature#LEADER_ELECTION} are always included
 * @param image image of the operator
 */
public record InstallOptions(
    String namespace,
    List<String> watchedNamespaces,
    Set<PermissionFeature> features,
    String image) {

  /** Namespace unless another one is given. */
  public static final String DEFAULT_NAMESPACE = "streambus-system";

  /**
   * Image unless another one is given: that of the release, such as {@code
   * streambus/operator:1.0.0}.
   */
  public static final String DEFAULT_IMAGE = InstallManifests.read("image.txt").strip();

  /** Sorts the namespaces and adds the features that are always included. */
  public InstallOptions {
    watchedNamespaces = ImmutableList.sortedCopyOf(ImmutableSet.copyOf(watchedNamespaces));
    features =
        ImmutableSet.<PermissionFeature>builder()
            .add(PermissionFeature.CORE, PermissionFeature.LEADER_ELECTION)
            .addAll(features)
            .build();
  }

  /** Whether the operator watches all namespaces. */
  boolean isClusterWide() {
    return watchedNamespaces.isEmpty();
  }
}

package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import java.util.Map;
import java.util.Optional;

/**
 * A claim with the name of a claim of a broker that is not known as such.
 *
 * @param version key, UID and resource version of the claim
 * @param labels its labels
 * @param annotations its annotations
 */
public record UnknownClaim(
    ObjectVersion version, Map<String, String> labels, Map<String, String> annotations) {

  /** Copies the maps. */
  public UnknownClaim {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /** Reads a claim. */
  public static UnknownClaim of(PersistentVolumeClaim claim) {
    return new UnknownClaim(
        ObjectVersion.of(claim),
        Optional.ofNullable(claim.getMetadata().getLabels()).orElseGet(Map::of),
        Optional.ofNullable(claim.getMetadata().getAnnotations()).orElseGet(Map::of));
  }

  /** Name of the claim. */
  public String name() {
    return version.key().name();
  }

  /** Whether the claim belongs to a cluster: it is known as soon as the cache contains it. */
  public boolean belongsTo(String cluster) {
    return ClusterLabels.OPERATOR.equals(labels.get(ClusterLabels.MANAGED_BY))
        && cluster.equals(labels.get(ClusterLabels.INSTANCE));
  }

  /** Whether a user permits a cluster to use the claim and its content. */
  public boolean isOfferedTo(String cluster) {
    return cluster.equals(annotations.get(ClusterAnnotations.ADOPT));
  }
}

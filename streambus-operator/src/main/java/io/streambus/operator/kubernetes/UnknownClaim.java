package io.streambus.operator.kubernetes;

import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim with the name of a claim of a broker that is not known as such.
 *
 * @param version key, UID and resource version of the claim
 * @param labels labels that tell to which cluster it belongs
 * @param annotations annotations that offer it to a cluster
 */
public record UnknownClaim(
    ObjectVersion version, Map<String, String> labels, Map<String, String> annotations) {

  private static final Set<String> DECISIVE =
      Set.of(ClusterLabels.MANAGED_BY, ClusterLabels.INSTANCE, ClusterAnnotations.ADOPT);

  /** Copies the maps. */
  public UnknownClaim {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /** Reads what decides about the use of a claim. */
  public static UnknownClaim of(PersistentVolumeClaim claim) {
    return new UnknownClaim(
        ObjectVersion.of(claim),
        only(DECISIVE, claim.getMetadata().getLabels()),
        only(DECISIVE, claim.getMetadata().getAnnotations()));
  }

  private static Map<String, String> only(Set<String> keys, @Nullable Map<String, String> all) {
    return all == null ? Map.of() : Maps.filterKeys(all, keys::contains);
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

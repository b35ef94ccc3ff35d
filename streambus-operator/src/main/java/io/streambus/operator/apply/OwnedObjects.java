package io.streambus.operator.apply;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;

/**
 * Remembers which objects clusters own, so that an object whose owner reference a client removes is
 * corrected like other drift. A UID is a proof, unlike labels: a client that deletes the object and
 * creates another one cannot choose it.
 *
 * <p>A restarted operator does not know what happened while it did not run. It reports such an
 * object.
 */
final class OwnedObjects {

  /** Objects, of about 100 bytes each. Those of clusters that were deleted are the oldest ones. */
  private static final int MAX_SIZE = 50_000;

  /** UID of the cluster by UID of the object. */
  private final Cache<String, String> clusters =
      CacheBuilder.newBuilder().maximumSize(MAX_SIZE).build();

  /** Remembers the object if the cluster owns it. */
  void observe(String clusterUid, HasMetadata object) {
    if (Ownership.isOwnedBy(clusterUid, object)) {
      clusters.put(object.getMetadata().getUid(), clusterUid);
    }
  }

  /**
   * Whether the cluster owns the object, or did when this process saw it, and nothing else does
   * now.
   */
  boolean isOrWasOwnedBy(String clusterUid, HasMetadata object) {
    return Ownership.isOwnedBy(clusterUid, object)
        || (clusterUid.equals(clusters.getIfPresent(object.getMetadata().getUid()))
            && !KubernetesResourceUtil.hasController(object));
  }
}

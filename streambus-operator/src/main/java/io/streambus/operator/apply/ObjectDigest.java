package io.streambus.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything in an object that matters for comparison, except its status. The API server increments
 * {@code metadata.generation} with each change of the spec. For kinds without a generation, every
 * resource version counts, because their status is never written.
 *
 * @param revision generation or resource version
 */
public record ObjectDigest(
    String uid,
    String revision,
    @Nullable Map<String, String> labels,
    @Nullable Map<String, String> annotations,
    List<OwnerReference> owners,
    @Nullable String deletionTimestamp) {

  /** Returns the digest of a live object. */
  public static ObjectDigest of(HasMetadata object) {
    ObjectMeta metadata = object.getMetadata();
    return new ObjectDigest(
        metadata.getUid(),
        metadata.getGeneration() == null
            ? "version " + metadata.getResourceVersion()
            : "generation " + metadata.getGeneration(),
        metadata.getLabels(),
        metadata.getAnnotations(),
        metadata.getOwnerReferences(),
        metadata.getDeletionTimestamp());
  }
}

package io.streambus.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an object is the same but for its status. The server counts up the generation with
 * each change of the spec. Of a kind without a generation each version counts, as nobody writes its
 * status.
 *
 * @param state generation or resource version
 */
public record ObjectDigest(
    String uid,
    String state,
    @Nullable Map<String, String> labels,
    @Nullable Map<String, String> annotations,
    List<OwnerReference> owners,
    @Nullable String deletion) {

  /** Of an object from the server. */
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

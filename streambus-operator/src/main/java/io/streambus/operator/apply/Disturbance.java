package io.streambus.operator.apply;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterAnnotations;
import io.streambus.resources.DesiredObject;
import java.util.Map;

/**
 * Whether a live object differs from what is desired in a field that we set. The fingerprint tells
 * a change of the desired object; a comparison of the fields tells a change by another writer.
 */
final class Disturbance {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Live objects that were compared, and the fingerprint that they fit. Informers replace an object
   * when it changes, so its identity stands for its content.
   */
  private final Cache<HasMetadata, String> undisturbed =
      CacheBuilder.newBuilder().weakKeys().build();

  boolean of(DesiredObject desired, HasMetadata live) {
    if (desired.fingerprint().equals(undisturbed.getIfPresent(live))) {
      return false;
    }
    Map<String, String> annotations = live.getMetadata().getAnnotations();
    boolean disturbed =
        annotations == null
            || !desired.fingerprint().equals(annotations.get(ClusterAnnotations.FINGERPRINT))
            || !Subset.contains(MAPPER.valueToTree(live), MAPPER.valueToTree(desired.object()));
    if (!disturbed) {
      undisturbed.put(live, desired.fingerprint());
    }
    return disturbed;
  }
}

package io.streambus.operator.apply;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;

/**
 * Whether a live object differs from what is desired in a field that we set. The fingerprint tells
 * a change of the desired object; a comparison of the fields tells a change by another writer.
 */
final class DriftDetector {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Longer than the time between two passes of a cluster at rest. */
  private static final Duration KEPT = Duration.ofMinutes(30);

  /** What was compared, by uid, and found to be as desired. */
  private final Cache<String, Compared> undisturbed =
      CacheBuilder.newBuilder().expireAfterAccess(KEPT).build();

  private record Compared(ObjectDigest objectDigest, String fingerprint) {}

  boolean of(FingerprintedResource desired, HasMetadata live) {
    Compared now = new Compared(ObjectDigest.of(live), desired.fingerprint());
    boolean disturbed =
        !now.equals(undisturbed.getIfPresent(live.getMetadata().getUid()))
            && differs(desired, live);
    if (!disturbed) {
      // Also when it is there already: the maps of the newest object need no memory of their own.
      undisturbed.put(live.getMetadata().getUid(), now);
    }
    return disturbed;
  }

  private static boolean differs(FingerprintedResource desired, HasMetadata live) {
    return !desired.isMarkedOn(live)
        || !SsaMatcher.contains(MAPPER.valueToTree(live), MAPPER.valueToTree(desired.object()));
  }
}

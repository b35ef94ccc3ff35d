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
final class Disturbance {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Longer than the time between two passes of a cluster at rest. */
  private static final Duration KEPT = Duration.ofMinutes(30);

  /** What was compared, by uid, and found to be as desired. */
  private final Cache<String, Compared> undisturbed =
      CacheBuilder.newBuilder().expireAfterAccess(KEPT).build();

  private record Compared(Content content, String fingerprint) {}

  boolean of(Wanted desired, HasMetadata live) {
    Compared now = new Compared(Content.of(live), desired.fingerprint());
    boolean disturbed =
        !now.equals(undisturbed.getIfPresent(live.getMetadata().getUid()))
            && differs(desired, live);
    if (!disturbed) {
      // Also when it is there already: the maps of the newest object need no memory of their own.
      undisturbed.put(live.getMetadata().getUid(), now);
    }
    return disturbed;
  }

  private static boolean differs(Wanted desired, HasMetadata live) {
    return !desired.isMarkedOn(live)
        || !Subset.contains(MAPPER.valueToTree(live), MAPPER.valueToTree(desired.object()));
  }
}

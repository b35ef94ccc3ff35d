package io.streambus.operator.apply;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.Optional;

/**
 * Detects live objects that differ from their desired state in a field that we own. The fingerprint
 * reveals changes of the desired object; a comparison of the fields reveals drift.
 */
final class DriftDetector {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Exceeds the interval between two reconciliations of an idle cluster. */
  private static final Duration RETENTION = Duration.ofMinutes(30);

  /** Objects that were last found in their desired state, by UID. */
  private final Cache<String, Comparison> unchanged =
      CacheBuilder.newBuilder().expireAfterAccess(RETENTION).build();

  private record Comparison(ObjectDigest objectDigest, String fingerprint) {}

  /** Returns the path of a field that differs; empty if the object is in its desired state. */
  Optional<String> differingField(FingerprintedResource desired, HasMetadata live) {
    Comparison current = new Comparison(ObjectDigest.of(live), desired.fingerprint());
    Optional<String> field =
        current.equals(unchanged.getIfPresent(live.getMetadata().getUid()))
            ? Optional.empty()
            : compare(desired, live);
    if (field.isEmpty()) {
      // Replace an equal entry, too: this shares the maps of the latest object and saves memory.
      unchanged.put(live.getMetadata().getUid(), current);
    }
    return field;
  }

  private static Optional<String> compare(FingerprintedResource desired, HasMetadata live) {
    return desired.matchesFingerprintOf(live)
        ? SsaMatcher.difference(MAPPER.valueToTree(live), MAPPER.valueToTree(desired.object()))
        : Optional.of("metadata.annotations");
  }
}

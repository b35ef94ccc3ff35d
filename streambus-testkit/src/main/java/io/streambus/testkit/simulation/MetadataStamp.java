package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Sets the metadata fields that an API server sets. */
final class MetadataStamp {

  private static final String METADATA = "metadata";
  private static final String GENERATION = "generation";

  /** Kinds of the core group without {@code metadata.generation}. */
  private static final Set<String> WITHOUT_GENERATION =
      Set.of(
          "ConfigMap",
          "Event",
          "PersistentVolumeClaim",
          "Pod",
          "Secret",
          "Service",
          "ServiceAccount");

  private final Clock clock;
  private long lastUid;
  private long resourceVersion;

  MetadataStamp(Clock clock) {
    this.clock = clock;
  }

  /** Number of changes. */
  long resourceVersion() {
    return resourceVersion;
  }

  void countDeletion() {
    resourceVersion++;
  }

  void stampCreation(ObjectNode tree) {
    lastUid++;
    ObjectNode metadata =
        tree.withObjectProperty(METADATA)
            .put("uid", "00000000-0000-0000-0000-%012d".formatted(lastUid))
            .put("creationTimestamp", now());
    if (!WITHOUT_GENERATION.contains(tree.path("kind").asText())) {
      metadata.put(GENERATION, 1);
    }
    stampVersion(metadata);
  }

  void stampDeletion(ObjectNode tree) {
    tree.withObjectProperty(METADATA).put("deletionTimestamp", now());
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  void stampUpdate(ObjectNode before, ObjectNode after) {
    ObjectNode metadata = after.withObjectProperty(METADATA);
    for (String immutable : Set.of("uid", "creationTimestamp", GENERATION)) {
      metadata.set(immutable, before.path(METADATA).get(immutable));
    }
    if (metadata.hasNonNull(GENERATION) && !spec(before).equals(spec(after))) {
      metadata.put(GENERATION, metadata.get(GENERATION).asLong() + 1);
    }
    stampVersion(metadata);
  }

  /** The parts of an object that {@code metadata.generation} counts changes of. */
  private static ObjectNode spec(ObjectNode tree) {
    return tree.deepCopy().without(Set.of(METADATA, "status"));
  }

  private void stampVersion(ObjectNode metadata) {
    resourceVersion++;
    metadata.put("resourceVersion", Long.toString(resourceVersion));
  }
}

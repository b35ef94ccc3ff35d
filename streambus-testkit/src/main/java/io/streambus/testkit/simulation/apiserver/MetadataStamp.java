package io.streambus.testkit.simulation.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Sets what an API server sets in the metadata of an object. */
final class MetadataStamp {

  private static final String METADATA = "metadata";
  private static final String GENERATION = "generation";

  /** Kinds of the core group whose objects have no generation. */
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
  private long uids;
  private long version;

  MetadataStamp(Clock clock) {
    this.clock = clock;
  }

  /** The number of changes so far. */
  long version() {
    return version;
  }

  void countDeletion() {
    version++;
  }

  void created(ObjectNode tree) {
    uids++;
    ObjectNode metadata =
        tree.withObjectProperty(METADATA)
            .put("uid", "00000000-0000-0000-0000-%012d".formatted(uids))
            .put("creationTimestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    if (!WITHOUT_GENERATION.contains(tree.path("kind").asText())) {
      metadata.put(GENERATION, 1);
    }
    stampVersion(metadata);
  }

  void changed(ObjectNode before, ObjectNode after) {
    ObjectNode metadata = after.withObjectProperty(METADATA);
    for (String fixed : Set.of("uid", "creationTimestamp", GENERATION)) {
      metadata.set(fixed, before.path(METADATA).get(fixed));
    }
    if (metadata.hasNonNull(GENERATION) && !spec(before).equals(spec(after))) {
      metadata.put(GENERATION, metadata.get(GENERATION).asLong() + 1);
    }
    stampVersion(metadata);
  }

  /** Everything that a generation counts. */
  private static ObjectNode spec(ObjectNode tree) {
    return tree.deepCopy().without(Set.of(METADATA, "status"));
  }

  private void stampVersion(ObjectNode metadata) {
    version++;
    metadata.put("resourceVersion", Long.toString(version));
  }
}

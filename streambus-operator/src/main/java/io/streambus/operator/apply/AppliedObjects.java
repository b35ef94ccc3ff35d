package io.streambus.operator.apply;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of a cluster during one run of the apply engine. */
final class AppliedObjects {

  private final Map<ObjectKey, HasMetadata> known;
  private final Map<ObjectKey, HasMetadata> applied = new LinkedHashMap<>();
  private final ImmutableList.Builder<FieldConflict> conflicts = ImmutableList.builder();
  private Optional<ApplyFailure> failure = Optional.empty();
  private boolean complete = true;

  AppliedObjects(List<HasMetadata> known) {
    this.known = byKey(known);
  }

  static Map<ObjectKey, HasMetadata> byKey(List<HasMetadata> objects) {
    Map<ObjectKey, HasMetadata> known = new HashMap<>();
    objects.forEach(object -> known.put(ObjectKey.of(object), object));
    return known;
  }

  /** The object as it was before the run. */
  Optional<HasMetadata> find(ObjectKey key) {
    return Optional.ofNullable(known.get(key));
  }

  /**
   * Adds the result of a write.
   *
   * @param result empty if the object does not exist and must not be created yet
   * @return whether the object exists as desired, or may stay as it is
   */
  boolean add(ObjectKey key, Optional<WriteResult> result) {
    if (result.isPresent() && result.get() instanceof WriteResult.Success done) {
      applied.put(key, done.live());
      return true;
    }
    complete = false;
    failure = failure.or(() -> result.map(failed -> ApplyFailure.of(key, failed)));
    return false;
  }

  void add(FieldConflict conflict) {
    conflicts.add(conflict);
  }

  /** Objects that are not desired are part of the result only if it is incomplete. */
  ApplyResult result() {
    if (!complete) {
      known.putAll(applied);
    }
    return new ApplyResult(
        List.copyOf(complete ? applied.values() : known.values()),
        failure,
        ImmutableList.of(),
        conflicts.build());
  }
}

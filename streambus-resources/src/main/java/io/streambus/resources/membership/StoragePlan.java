package io.streambus.resources.membership;

import io.streambus.api.values.ConditionReason;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerStorage;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes that are possible to the volumes of an existing cluster: they can be expanded, and
 * nothing else.
 */
final class StoragePlan {

  private static final String CLASS_IS_IMMUTABLE =
      "the StorageClass of existing volumes is immutable; %s, or create a second"
          + " cluster and move your clients to it";

  private static final String SIZE_CANNOT_SHRINK =
      "volumes cannot be shrunk; set it back to %s or more, or create a second cluster and move"
          + " your clients to it";

  private static final String DEFAULT_CLASS = "the default StorageClass";

  private StoragePlan() {}

  /** Returns the storage of the volume claim templates. */
  static BrokerStorage templates(BrokerStorage desired, ExistingState.ClaimTemplates existing) {
    return new BrokerStorage(
        existing.storageClass(),
        CanonicalQuantity.parse(existing.size()).orElse(desired.size()),
        CanonicalQuantity.parse(existing.raftSize()).orElse(desired.raftSize()));
  }

  /** Returns the storage to which volumes with these templates can be expanded. */
  static BrokerStorage target(BrokerStorage desired, BrokerStorage templates) {
    return new BrokerStorage(
        templates.storageClass(),
        larger(desired.size(), templates.size()),
        larger(desired.raftSize(), templates.raftSize()));
  }

  private static CanonicalQuantity larger(CanonicalQuantity first, CanonicalQuantity second) {
    return first.compareTo(second) > 0 ? first : second;
  }

  /** Returns the desired changes that the target storage does not include. */
  static Stream<BlockedChange> blockedChanges(BrokerStorage desired, BrokerStorage target) {
    return Stream.of(
            storageClass(className(desired), className(target)),
            size("spec.storage.size", desired.size(), target.size()),
            size("spec.storage.raftSize", desired.raftSize(), target.raftSize()))
        .flatMap(Optional::stream);
  }

  private static Optional<BlockedChange> storageClass(String desired, String target) {
    return desired.equals(target)
        ? Optional.empty()
        : Optional.of(
            new BlockedChange(
                ConditionReason.STORAGE_IMMUTABLE,
                "spec.storage.class",
                target,
                desired,
                CLASS_IS_IMMUTABLE.formatted(classRemedy(target))));
  }

  private static String classRemedy(String target) {
    return target.equals(DEFAULT_CLASS) ? "remove spec.storage.class" : "set it back to " + target;
  }

  private static Optional<BlockedChange> size(
      String path, CanonicalQuantity desired, CanonicalQuantity target) {
    return desired.compareTo(target) == 0
        ? Optional.empty()
        : Optional.of(
            new BlockedChange(
                ConditionReason.STORAGE_IMMUTABLE,
                path,
                target.toString(),
                desired.toString(),
                SIZE_CANNOT_SHRINK.formatted(target)));
  }

  private static String className(BrokerStorage storage) {
    return storage.storageClass().orElse(DEFAULT_CLASS);
  }
}

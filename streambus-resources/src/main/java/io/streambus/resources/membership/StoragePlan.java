package io.streambus.resources.membership;

import io.streambus.api.values.ConditionReason;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerStorage;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Changes that are possible to the volumes of an existing cluster: they can be expanded, and
 * nothing else. Where the spec still requests the same as when they were created, no change is due,
 * even if an admission webhook made something else of the request.
 *
 * @param requested storage that the spec requested when the volume claim templates were created
 * @param existing storage of these templates, or that to which the volumes are expanded
 */
record StoragePlan(BrokerStorage requested, BrokerStorage existing) {

  private static final String CLASS_IS_IMMUTABLE =
      "the StorageClass of existing volumes is immutable; %s, or create a second"
          + " cluster and move your clients to it";

  private static final String SIZE_CANNOT_SHRINK =
      "volumes cannot be shrunk; set it back to %s or more, or create a second cluster and move"
          + " your clients to it";

  private static final String DEFAULT_CLASS = "the default StorageClass";

  /** Returns the storage of the volume claim templates. */
  static BrokerStorage templates(BrokerStorage desired, ExistingState.ClaimTemplates existing) {
    return new BrokerStorage(
        existing.storageClass(),
        CanonicalQuantity.parse(existing.size()).orElse(desired.size()),
        CanonicalQuantity.parse(existing.raftSize()).orElse(desired.raftSize()));
  }

  /** Returns the storage to which the volumes can be expanded. */
  BrokerStorage target(BrokerStorage desired) {
    return new BrokerStorage(
        existing.storageClass(),
        target(desired.size(), requested.size(), existing.size()),
        target(desired.raftSize(), requested.raftSize(), existing.raftSize()));
  }

  private static CanonicalQuantity target(
      CanonicalQuantity desired, CanonicalQuantity requested, CanonicalQuantity existing) {
    boolean grows = desired.compareTo(requested) != 0 && desired.compareTo(existing) > 0;
    return grows ? desired : existing;
  }

  /** Returns the desired changes that the existing storage, as the target, does not include. */
  Stream<BlockedChange> blockedChanges(BrokerStorage desired) {
    return Stream.of(
            storageClass(desired),
            size("spec.storage.size", desired, BrokerStorage::size),
            size("spec.storage.raftSize", desired, BrokerStorage::raftSize))
        .flatMap(Optional::stream);
  }

  private Optional<BlockedChange> storageClass(BrokerStorage desired) {
    String name = className(desired);
    return name.equals(className(existing)) || name.equals(className(requested))
        ? Optional.empty()
        : Optional.of(
            new BlockedChange(
                ConditionReason.STORAGE_IMMUTABLE,
                "spec.storage.class",
                className(existing),
                name,
                CLASS_IS_IMMUTABLE.formatted(classRemedy(className(requested)))));
  }

  private static String classRemedy(String requested) {
    return requested.equals(DEFAULT_CLASS)
        ? "remove spec.storage.class"
        : "set it back to " + requested;
  }

  private Optional<BlockedChange> size(
      String path, BrokerStorage desired, Function<BrokerStorage, CanonicalQuantity> field) {
    CanonicalQuantity size = field.apply(desired);
    CanonicalQuantity current = field.apply(existing);
    return size.compareTo(current) == 0 || size.compareTo(field.apply(requested)) == 0
        ? Optional.empty()
        : Optional.of(
            new BlockedChange(
                ConditionReason.STORAGE_IMMUTABLE,
                path,
                current.toString(),
                size.toString(),
                SIZE_CANNOT_SHRINK.formatted(current)));
  }

  private static String className(BrokerStorage storage) {
    return storage.storageClass().orElse(DEFAULT_CLASS);
  }
}

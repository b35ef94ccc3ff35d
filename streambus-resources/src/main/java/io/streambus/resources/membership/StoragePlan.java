package io.streambus.resources.membership;

import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerStorage;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of the volumes of a cluster that lives can change: they can get larger, and nothing else.
 */
final class StoragePlan {

  private static final String CLASS_IS_FIXED =
      "Kubernetes cannot move volumes to another class; set it back to %s, or make a second cluster"
          + " and move your clients to it";

  private static final String SIZE_ONLY_GROWS =
      "volumes cannot get smaller; set it back to %s or more, or make a second cluster and move your"
          + " clients to it";

  private static final String DEFAULT_CLASS = "the default class";

  private StoragePlan() {}

  /** What the claim templates say. */
  static BrokerStorage templates(BrokerStorage wanted, ExistingState.Volumes inForce) {
    return new BrokerStorage(
        inForce.storageClass(),
        CanonicalQuantity.parse(inForce.size()).orElse(wanted.size()),
        CanonicalQuantity.parse(inForce.raftSize()).orElse(wanted.raftSize()));
  }

  /** What volumes with these templates can be brought to. */
  static BrokerStorage goal(BrokerStorage wanted, BrokerStorage templates) {
    return new BrokerStorage(
        templates.storageClass(),
        larger(wanted.size(), templates.size()),
        larger(wanted.raftSize(), templates.raftSize()));
  }

  private static CanonicalQuantity larger(CanonicalQuantity first, CanonicalQuantity second) {
    return first.compareTo(second) > 0 ? first : second;
  }

  /** What is wanted and no goal. */
  static Stream<BlockedChange> blocked(BrokerStorage wanted, BrokerStorage goal) {
    return Stream.of(
            storageClass(className(wanted), className(goal)),
            size("spec.storage.size", wanted.size(), goal.size()),
            size("spec.storage.raftSize", wanted.raftSize(), goal.raftSize()))
        .flatMap(Optional::stream);
  }

  private static Optional<BlockedChange> storageClass(String wanted, String goal) {
    return wanted.equals(goal)
        ? Optional.empty()
        : Optional.of(
            new BlockedChange("spec.storage.class", goal, wanted, CLASS_IS_FIXED.formatted(goal)));
  }

  private static Optional<BlockedChange> size(
      String path, CanonicalQuantity wanted, CanonicalQuantity goal) {
    return wanted.compareTo(goal) == 0
        ? Optional.empty()
        : Optional.of(
            new BlockedChange(
                path, goal.toString(), wanted.toString(), SIZE_ONLY_GROWS.formatted(goal)));
  }

  private static String className(BrokerStorage storage) {
    return storage.storageClass().orElse(DEFAULT_CLASS);
  }
}

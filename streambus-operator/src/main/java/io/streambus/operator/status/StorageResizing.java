package io.streambus.operator.status;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.storage.VolumeRejection;
import io.streambus.operator.storage.VolumeState;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The condition of clusters whose volumes are on their way to other sizes, or may not go it. */
final class StorageResizing {

  /** Of a claim whose volume is larger already, but not the file system on it. */
  private static final String FILE_SYSTEM = "FileSystemResizePending";

  /** Of a claim whose driver could not bring about what was asked for. */
  private static final ImmutableSet<String> TROUBLES =
      ImmutableSet.of("ControllerResizeError", "NodeResizeError");

  private static final Set<String> TEMPLATES = Set.of(BrokerVolumes.DATA, BrokerVolumes.RAFT);

  private StorageResizing() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    return rejection(seen)
        .map(conditionCause -> conditionCause.as(ConditionType.STORAGE_RESIZING, false))
        .or(
            () ->
                growth(seen)
                    .or(() -> templates(seen))
                    .map(
                        conditionCause -> conditionCause.as(ConditionType.STORAGE_RESIZING, true)));
  }

  /** Why volumes cannot get to their size until a person acts. */
  static Optional<ConditionCause> rejection(Observation seen) {
    VolumeState volumes = seen.circumstances().volumes();
    return volumes.rejections().stream()
        .findFirst()
        .map(
            first ->
                new ConditionCause(
                    first.reason(),
                    Conditions.sentences(volumes.rejections(), VolumeRejection::message)));
  }

  /** What goes on by itself. Templates that wait for a blocked change do not. */
  static Optional<ConditionCause> work(Observation seen) {
    return rejection(seen).isPresent()
        ? Optional.empty()
        : growth(seen)
            .or(() -> templates(seen).filter(conditionCause -> seen.blockedChanges().isEmpty()));
  }

  private static Optional<ConditionCause> growth(Observation seen) {
    List<BrokerClaim> claims =
        seen.circumstances().claims().stream()
            .filter(claim -> TEMPLATES.contains(claim.template()))
            .filter(claim -> seen.isMember(claim.ordinal()))
            .filter(StorageResizing::isUnderWay)
            .toList();
    if (claims.isEmpty()) {
      return Optional.empty();
    }
    boolean inPods = claims.stream().allMatch(StorageResizing::waitsForPod);
    return Optional.of(
        new ConditionCause(
            inPods ? ConditionReason.FILE_SYSTEM_RESIZE_PENDING : ConditionReason.RESIZING_VOLUMES,
            Conditions.sentences(claims, claim -> sentence(seen, claim))));
  }

  private static boolean isUnderWay(BrokerClaim claim) {
    return claim.isBound()
        && claim
            .capacity()
            .flatMap(CanonicalQuantity::parse)
            .filter(has -> isMore(claim.requested(), has))
            .isPresent();
  }

  private static boolean waitsForPod(BrokerClaim claim) {
    return claim.conditions().containsKey(FILE_SYSTEM);
  }

  private static String sentence(Observation seen, BrokerClaim claim) {
    String way =
        "%s grows from %s to %s"
            .formatted(
                claim.name(), claim.capacity().map(Object::toString).orElse(""), claim.requested());
    if (waitsForPod(claim)) {
      return "%s, once pod %s has enlarged the file system; restart it if it does not"
          .formatted(
              way, ClusterNames.pod(seen.cluster().getMetadata().getName(), claim.ordinal()));
    }
    return way + problem(claim) + excess(seen, claim);
  }

  /** Nobody but who asked for it can know whether it is a mistake. */
  private static String excess(Observation seen, BrokerClaim claim) {
    return seen.desired()
        .map(cluster -> goal(cluster.storageGoal(), claim))
        .filter(goal -> isMore(claim.requested(), goal))
        .map(
            (" although spec.storage asks for %s; if that was a mistake, lower the request of the"
                    + " claim by hand")
                ::formatted)
        .orElse("");
  }

  private static CanonicalQuantity goal(BrokerStorage storage, BrokerClaim claim) {
    return claim.template().equals(BrokerVolumes.DATA) ? storage.size() : storage.raftSize();
  }

  private static boolean isMore(Quantity asked, CanonicalQuantity than) {
    return CanonicalQuantity.parse(asked).filter(size -> size.compareTo(than) > 0).isPresent();
  }

  private static String problem(BrokerClaim claim) {
    return TROUBLES.stream()
        .flatMap(type -> Optional.ofNullable(claim.conditions().get(type)).stream())
        .findFirst()
        .map(" (its driver says: %s)"::formatted)
        .orElse("");
  }

  private static Optional<ConditionCause> templates(Observation seen) {
    return seen.desired()
        .filter(BrokerCluster::isResized)
        .map(
            cluster ->
                new ConditionCause(
                    ConditionReason.TEMPLATES_PENDING,
                    Conditions.cut(
                        "the claim templates of the StatefulSet get the new sizes once "
                            + seen.circumstances()
                                .volumes()
                                .waitsFor()
                                .orElse("every claim asks for them"))));
  }
}

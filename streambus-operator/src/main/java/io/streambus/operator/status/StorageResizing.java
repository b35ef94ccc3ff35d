package io.streambus.operator.status;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.ClusterNames;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.volumes.VolumeRefusal;
import io.streambus.operator.volumes.VolumeState;
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
    return refusal(seen)
        .map(cause -> cause.as(ConditionType.STORAGE_RESIZING, false))
        .or(
            () ->
                growth(seen)
                    .or(() -> templates(seen))
                    .map(cause -> cause.as(ConditionType.STORAGE_RESIZING, true)));
  }

  /** Why volumes cannot get to their size until a person acts. */
  static Optional<Cause> refusal(Observation seen) {
    VolumeState volumes = seen.circumstances().volumes();
    return volumes.refusals().stream()
        .findFirst()
        .map(
            first ->
                new Cause(
                    first.reason(),
                    Conditions.sentences(volumes.refusals(), VolumeRefusal::message)));
  }

  /** What goes on by itself. Templates that wait for a blocked change do not. */
  static Optional<Cause> work(Observation seen) {
    return refusal(seen).isPresent()
        ? Optional.empty()
        : growth(seen).or(() -> templates(seen).filter(cause -> seen.blockedChanges().isEmpty()));
  }

  private static Optional<Cause> growth(Observation seen) {
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
        new Cause(
            inPods ? ConditionReason.FILE_SYSTEM_RESIZE_PENDING : ConditionReason.VOLUMES_GROWING,
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
    return way + trouble(claim) + excess(seen, claim);
  }

  /** Nobody but who asked for it can know whether it is a mistake. */
  private static String excess(Observation seen, BrokerClaim claim) {
    return seen.wanted()
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

  private static String trouble(BrokerClaim claim) {
    return TROUBLES.stream()
        .flatMap(type -> Optional.ofNullable(claim.conditions().get(type)).stream())
        .findFirst()
        .map(" (its driver says: %s)"::formatted)
        .orElse("");
  }

  private static Optional<Cause> templates(Observation seen) {
    return seen.wanted()
        .filter(BrokerCluster::isResized)
        .map(
            cluster ->
                new Cause(
                    ConditionReason.TEMPLATES_PENDING,
                    Conditions.cut(
                        "the claim templates of the StatefulSet get the new sizes once "
                            + seen.circumstances()
                                .volumes()
                                .waitsFor()
                                .orElse("every claim asks for them"))));
  }
}

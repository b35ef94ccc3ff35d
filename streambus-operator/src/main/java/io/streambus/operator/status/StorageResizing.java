package io.streambus.operator.status;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.storage.VolumeState;
import io.streambus.operator.storage.VolumeState.VolumeRejection;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Condition of clusters whose volumes are being resized or cannot be resized. */
final class StorageResizing {

  /** Condition of a claim whose volume has been resized, but not yet its file system. */
  private static final String FILE_SYSTEM_RESIZE_PENDING_TYPE = "FileSystemResizePending";

  /** Conditions of a claim whose driver failed to resize the volume. */
  private static final ImmutableSet<String> RESIZE_ERRORS =
      ImmutableSet.of("ControllerResizeError", "NodeResizeError");

  private static final Set<String> TEMPLATES = Set.of(BrokerVolumes.DATA, BrokerVolumes.RAFT);

  private StorageResizing() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    return rejection(results)
        .map(cause -> cause.toDraft(ConditionType.STORAGE_RESIZING, false))
        .or(
            () ->
                resize(results)
                    .or(() -> templates(results))
                    .map(cause -> cause.toDraft(ConditionType.STORAGE_RESIZING, true)));
  }

  /** Why volumes cannot be resized until the user acts. */
  static Optional<ConditionCause> rejection(StepResults results) {
    VolumeState volumes = results.volumes();
    return volumes.rejections().stream()
        .findFirst()
        .map(
            first ->
                ConditionCause.joined(
                    first.reason(), volumes.rejections(), VolumeRejection::message));
  }

  /** Work that needs no user action, so not templates that wait for a blocked change. */
  static Optional<ConditionCause> inProgress(StepResults results) {
    return rejection(results).isPresent()
        ? Optional.empty()
        : resize(results)
            .or(() -> templates(results).filter(cause -> results.blockedChanges().isEmpty()));
  }

  private static Optional<ConditionCause> resize(StepResults results) {
    List<BrokerClaim> claims =
        results.snapshot().claims().stream()
            .filter(claim -> TEMPLATES.contains(claim.template()))
            .filter(claim -> results.isMember(claim.ordinal()))
            .filter(StorageResizing::isInProgress)
            .toList();
    if (claims.isEmpty()) {
      return Optional.empty();
    }
    boolean allWaitForPods = claims.stream().allMatch(StorageResizing::waitsForPod);
    return Optional.of(
        ConditionCause.joined(
            allWaitForPods
                ? ConditionReason.FILE_SYSTEM_RESIZE_PENDING
                : ConditionReason.RESIZING_VOLUMES,
            claims,
            claim -> describe(results, claim)));
  }

  private static boolean isInProgress(BrokerClaim claim) {
    return claim.isBound()
        && claim
            .capacity()
            .flatMap(CanonicalQuantity::parse)
            .filter(capacity -> isLarger(claim.requested(), capacity))
            .isPresent();
  }

  private static boolean waitsForPod(BrokerClaim claim) {
    return claim.conditions().containsKey(FILE_SYSTEM_RESIZE_PENDING_TYPE);
  }

  private static String describe(StepResults results, BrokerClaim claim) {
    String resize =
        "PersistentVolumeClaim %s is being resized from %s to %s"
            .formatted(
                claim.name(), claim.capacity().map(Object::toString).orElse(""), claim.requested());
    if (waitsForPod(claim)) {
      return "%s; waiting for pod %s to expand the file system; if it does not, restart the pod"
          .formatted(resize, ClusterNames.pod(results.snapshot().name(), claim.ordinal()));
    }
    return resize + problem(claim) + excess(results, claim);
  }

  /** Only the user can know whether the larger request is intended. */
  private static String excess(StepResults results, BrokerClaim claim) {
    return results
        .desired()
        .map(cluster -> desiredSize(cluster.desiredStorage(), claim))
        .filter(desired -> isLarger(claim.requested(), desired))
        .map(
            (", although spec.storage requests %s; if the larger size is a mistake, lower the"
                    + " request of the PersistentVolumeClaim manually")
                ::formatted)
        .orElse("");
  }

  private static CanonicalQuantity desiredSize(BrokerStorage storage, BrokerClaim claim) {
    return claim.template().equals(BrokerVolumes.DATA) ? storage.size() : storage.raftSize();
  }

  private static boolean isLarger(Quantity requested, CanonicalQuantity other) {
    return CanonicalQuantity.parse(requested).filter(size -> size.compareTo(other) > 0).isPresent();
  }

  private static String problem(BrokerClaim claim) {
    return RESIZE_ERRORS.stream()
        .flatMap(type -> Optional.ofNullable(claim.conditions().get(type)).stream())
        .findFirst()
        .map(" (the storage driver reports: %s)"::formatted)
        .orElse("");
  }

  private static Optional<ConditionCause> templates(StepResults results) {
    return results
        .desired()
        .filter(BrokerCluster::isResizing)
        .map(
            cluster ->
                new ConditionCause(
                    ConditionReason.TEMPLATES_PENDING,
                    "the claim templates of the StatefulSet are updated to the new sizes once "
                        + results
                            .volumes()
                            .waitsFor()
                            .orElse("every PersistentVolumeClaim requests them")));
  }
}

package io.streambus.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.apply.FieldConflicts.Subject;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.model.Annotations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies desired objects. An object in its desired state causes no request; any other object
 * causes one write. Fields owned by other managers are left alone; drift in our own fields is
 * corrected.
 */
public final class ApplyEngine {

  private final Kubernetes kubernetes;
  private final DriftDetector driftDetector = new DriftDetector();
  private final FieldConflicts conflicts = new FieldConflicts();
  private final OwnedObjects owned = new OwnedObjects();

  /** Creates an engine that reads and writes through the given port. */
  public ApplyEngine(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /**
   * Applies the objects that differ, in list order. Stops at the first one that pods depend on and
   * that cannot be written: a StatefulSet must not start with a ConfigMap that is not ours. Objects
   * that are no longer desired are deleted last, if all others are written, unless a pod mounts
   * them.
   */
  public ApplyResult apply(ClusterSnapshot observed, List<FingerprintedResource> desired) {
    ApplyResult written = write(observed, desired);
    return written.failure().isPresent()
        ? written
        : prune(observed, desired)
            .map(applyFailure -> ApplyResult.failed(observed.objects(), applyFailure))
            .orElse(written);
  }

  /**
   * Corrects drift without writing anything that would start pods or affect running ones. Deletes
   * nothing.
   */
  public ApplyResult correctDrift(ClusterSnapshot observed, List<FingerprintedResource> desired) {
    Map<ObjectKey, HasMetadata> all = AppliedObjects.byKey(observed.objects());
    ApplyGate applyGate = ApplyGate.of(desired, all);
    ApplyResult written = write(observed, desired.stream().filter(applyGate::allows).toList());
    all.putAll(AppliedObjects.byKey(written.live()));
    return written.withLive(List.copyOf(all.values()));
  }

  /** Writes nothing; returns as pending the objects whose desired state has changed. */
  public static ApplyResult observeOnly(
      ClusterSnapshot observed, List<FingerprintedResource> desired) {
    Map<ObjectKey, HasMetadata> known = AppliedObjects.byKey(observed.objects());
    return ApplyResult.pending(
        observed.objects(),
        desired.stream()
            .filter(
                object ->
                    Optional.ofNullable(known.get(object.key()))
                        .filter(object::matchesFingerprintOf)
                        .isEmpty())
            .map(FingerprintedResource::key)
            .toList());
  }

  private ApplyResult write(ClusterSnapshot observed, List<FingerprintedResource> desired) {
    AppliedObjects objects = new AppliedObjects(observed.objects());
    for (FingerprintedResource object : desired) {
      Optional<HasMetadata> live = objects.find(object.key());
      live.ifPresent(found -> owned.observe(uid(observed), found));
      Optional<WriteResult> result =
          live.isPresent()
              ? Optional.of(apply(observed, object, live.get()))
              : create(observed, object);
      boolean exists = objects.add(object.key(), result);
      live.flatMap(found -> conflicts.of(Subject.fields(object, found), observed))
          .or(() -> conflicts.of(Subject.existence(object, observed), observed))
          .ifPresent(objects::add);
      if (!exists && !object.isIndependent()) {
        break;
      }
    }
    return objects.result();
  }

  /** Empty if another client deletes the object again and again. */
  private Optional<WriteResult> create(ClusterSnapshot observed, FingerprintedResource desired) {
    Subject subject = Subject.existence(desired, observed);
    if (conflicts.mustWait(subject, observed)) {
      return Optional.empty();
    }
    FieldConflicts.Correction correction =
        conflicts.correcting(
            subject, observed, () -> "another client deletes it, or its labels, again and again");
    HasMetadata object = desired.object();
    WriteResult created = kubernetes.create(object);
    WriteResult result =
        created instanceof WriteResult.AlreadyExists
            ? adopt(observed, object)
            : WriteLog.created(desired.key(), created);
    return Optional.of(recorded(correction, result));
  }

  private WriteResult apply(
      ClusterSnapshot observed, FingerprintedResource desired, HasMetadata live) {
    Optional<String> field = driftDetector.differingField(desired, live);
    Subject subject = Subject.fields(desired, live);
    if (field.isEmpty() || conflicts.mustWait(subject, observed)) {
      return new WriteResult.Success(live);
    }
    FieldConflicts.Correction correction =
        conflicts.correcting(subject, observed, () -> changes(live, field.get()));
    return recorded(
        correction,
        WriteLog.applied(
            desired.key(),
            !desired.matchesFingerprintOf(live),
            kubernetes.apply(desired.object(), live)));
  }

  private String changes(HasMetadata live, String field) {
    return "%s changes %s again and again"
        .formatted(kubernetes.otherWriter(live), field.isEmpty() ? "it" : field);
  }

  private WriteResult recorded(FieldConflicts.Correction correction, WriteResult result) {
    if (result instanceof WriteResult.Success) {
      conflicts.corrected(correction);
    }
    return result;
  }

  /**
   * Handles an object that exists but is missing from the cache. It is adopted if the cluster owns
   * it but it lost our labels, if the cluster was its owner before, or if deleting a cluster with
   * {@code --cascade=orphan} orphaned it and the user confirms that: our labels are no proof,
   * because any client can create an object with them, whose other fields would become part of the
   * cluster.
   *
   * @throws KubernetesUnavailableException if the object has been deleted in the meantime; it is
   *     created when the reconciliation is repeated
   */
  private WriteResult adopt(ClusterSnapshot observed, HasMetadata desired) {
    ObjectKey key = ObjectKey.of(desired);
    HasMetadata found =
        kubernetes
            .get(desired)
            .orElseThrow(
                () ->
                    new KubernetesUnavailableException(
                        "create " + key, new IllegalStateException("it existed a moment ago")));
    boolean orphaned = Ownership.isOrphaned(found);
    boolean permitted =
        orphaned && Annotations.isTrue(observed.cluster(), ClusterAnnotations.ADOPT_ORPHANS);
    return permitted || owned.isOrWasOwnedBy(uid(observed), found)
        ? WriteLog.adopted(key, kubernetes.apply(ImmutableFields.retain(desired, found), found))
        : new WriteResult.AlreadyExists(orphaned);
  }

  private Optional<ApplyFailure> prune(
      ClusterSnapshot observed, List<FingerprintedResource> desired) {
    Set<ObjectKey> desiredKeys =
        desired.stream().map(FingerprintedResource::key).collect(Collectors.toSet());
    for (HasMetadata object : observed.objects()) {
      if (!desiredKeys.contains(ObjectKey.of(object))
          && Ownership.isControlledBy(uid(observed), object)
          && !MountedConfig.isMounted(object, observed)) {
        WriteResult result = WriteLog.deleted(ObjectKey.of(object), kubernetes.delete(object));
        if (!(result instanceof WriteResult.Success)) {
          return Optional.of(ApplyFailure.of(ObjectKey.of(object), result));
        }
      }
    }
    return Optional.empty();
  }

  private static String uid(ClusterSnapshot observed) {
    return observed.cluster().getMetadata().getUid();
  }
}

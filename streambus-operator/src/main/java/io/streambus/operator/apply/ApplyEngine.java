package io.streambus.operator.apply;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.util.HashMap;
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
  private final FieldConflicts conflicts;

  /** Creates an engine that reads and writes through the given port. */
  public ApplyEngine(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
    this.conflicts = new FieldConflicts(kubernetes);
  }

  /**
   * Applies the objects that differ, in list order, and stops at the first one that cannot be
   * written: a StatefulSet must not start with a ConfigMap that is not ours. Objects that are no
   * longer desired are deleted last.
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
    Map<ObjectKey, HasMetadata> all = byKey(observed.objects());
    ApplyGate applyGate = ApplyGate.of(desired, all);
    ApplyResult written = write(observed, desired.stream().filter(applyGate::allows).toList());
    all.putAll(byKey(written.live()));
    return written.withLive(List.copyOf(all.values()));
  }

  /** Writes nothing; returns as pending the objects whose desired state has changed. */
  public static ApplyResult observeOnly(
      ClusterSnapshot observed, List<FingerprintedResource> desired) {
    Map<ObjectKey, HasMetadata> known = byKey(observed.objects());
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
    Map<ObjectKey, HasMetadata> known = byKey(observed.objects());
    ImmutableList.Builder<HasMetadata> applied = ImmutableList.builder();
    ImmutableList.Builder<FieldConflict> found = ImmutableList.builder();
    for (FingerprintedResource object : desired) {
      HasMetadata live = known.get(object.key());
      WriteResult result = live == null ? create(observed, object) : apply(observed, object, live);
      if (!(result instanceof WriteResult.Success done)) {
        return ApplyResult.failed(observed.objects(), ApplyFailure.of(object.key(), result));
      }
      applied.add(done.live());
      if (live != null) {
        conflicts.of(object, live, observed).ifPresent(found::add);
      }
    }
    return new ApplyResult(applied.build(), Optional.empty(), ImmutableList.of(), found.build());
  }

  private WriteResult create(ClusterSnapshot observed, FingerprintedResource desired) {
    HasMetadata object = desired.object();
    WriteResult created = kubernetes.create(object);
    return created instanceof WriteResult.AlreadyExists
        ? adopt(uid(observed), object)
        : WriteLog.created(desired.key(), created);
  }

  private WriteResult apply(
      ClusterSnapshot observed, FingerprintedResource desired, HasMetadata live) {
    Optional<String> field = driftDetector.differingField(desired, live);
    if (field.isEmpty() || conflicts.mustWait(desired, live, observed)) {
      return new WriteResult.Success(live);
    }
    FieldConflicts.Correction correction =
        conflicts.correcting(desired, live, field.get(), observed);
    WriteResult result =
        WriteLog.applied(
            desired.key(), !desired.matchesFingerprintOf(live), kubernetes.apply(desired.object()));
    if (result instanceof WriteResult.Success) {
      conflicts.corrected(correction);
    }
    return result;
  }

  /**
   * Handles an object that exists but is missing from the cache. It is adopted if the cluster
   * controls it but it lost our labels, or if deleting a cluster with {@code --cascade=orphan}
   * orphaned it.
   *
   * @throws KubernetesUnavailableException if the object has been deleted in the meantime; it is
   *     created when the reconciliation is repeated
   */
  private WriteResult adopt(String uid, HasMetadata desired) {
    ObjectKey key = ObjectKey.of(desired);
    HasMetadata found =
        kubernetes
            .get(desired)
            .orElseThrow(
                () ->
                    new KubernetesUnavailableException(
                        "create " + key, new IllegalStateException("it existed a moment ago")));
    return Ownership.isControlledBy(uid, found) || Ownership.isOrphaned(found)
        ? WriteLog.adopted(key, kubernetes.apply(ImmutableFields.retain(desired, found)))
        : new WriteResult.AlreadyExists();
  }

  private Optional<ApplyFailure> prune(
      ClusterSnapshot observed, List<FingerprintedResource> desired) {
    Set<ObjectKey> desiredKeys =
        desired.stream().map(FingerprintedResource::key).collect(Collectors.toSet());
    for (HasMetadata object : observed.objects()) {
      if (!desiredKeys.contains(ObjectKey.of(object))
          && Ownership.isControlledBy(uid(observed), object)) {
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

  private static Map<ObjectKey, HasMetadata> byKey(List<HasMetadata> live) {
    Map<ObjectKey, HasMetadata> known = new HashMap<>();
    live.forEach(object -> known.put(ObjectKey.of(object), object));
    return known;
  }
}

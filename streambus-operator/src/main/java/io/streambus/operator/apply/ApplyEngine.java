package io.streambus.operator.apply;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies desired objects. An object in its desired state causes no request; any other object
 * causes one write. Fields owned by other managers are left alone; drift in our own fields is
 * corrected.
 */
public final class ApplyEngine {

  private final Kubernetes kubernetes;
  private final DriftDetector driftDetector = new DriftDetector();

  /** Creates an engine that reads and writes through the given port. */
  public ApplyEngine(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /**
   * Applies the objects that differ, in list order, and stops at the first one that cannot be
   * written: a StatefulSet must not start with a ConfigMap that is not ours. Objects that are no
   * longer desired are deleted last.
   *
   * @param uid UID of the owner; only objects that it controls are deleted
   */
  public ApplyResult apply(
      String uid, List<FingerprintedResource> desired, List<HasMetadata> live) {
    ApplyResult written = write(uid, desired, live);
    return written.failure().isPresent()
        ? written
        : prune(uid, desired, live)
            .map(applyFailure -> new ApplyResult(live, Optional.of(applyFailure)))
            .orElse(written);
  }

  /**
   * Corrects drift without writing anything that would start pods or affect running ones. Deletes
   * nothing.
   */
  public ApplyResult correctDrift(
      String uid, List<FingerprintedResource> desired, List<HasMetadata> live) {
    Map<ObjectKey, HasMetadata> all = byKey(live);
    ApplyGate applyGate = ApplyGate.of(desired, all);
    ApplyResult written = write(uid, desired.stream().filter(applyGate::allows).toList(), live);
    all.putAll(byKey(written.live()));
    return new ApplyResult(List.copyOf(all.values()), written.failure());
  }

  /** Writes nothing; returns as pending the objects whose desired state has changed. */
  public static ApplyResult observeOnly(
      List<FingerprintedResource> desired, List<HasMetadata> live) {
    Map<ObjectKey, HasMetadata> known = byKey(live);
    return new ApplyResult(
        live,
        Optional.empty(),
        desired.stream()
            .filter(
                object ->
                    Optional.ofNullable(known.get(object.key()))
                        .filter(object::matchesFingerprintOf)
                        .isEmpty())
            .map(FingerprintedResource::key)
            .toList());
  }

  private ApplyResult write(
      String uid, List<FingerprintedResource> desired, List<HasMetadata> live) {
    Map<ObjectKey, HasMetadata> known = byKey(live);
    ImmutableList.Builder<HasMetadata> applied = ImmutableList.builder();
    for (FingerprintedResource object : desired) {
      WriteResult result = apply(uid, object, known.get(object.key()));
      if (result instanceof WriteResult.Success done) {
        applied.add(done.live());
      } else {
        return new ApplyResult(live, Optional.of(ApplyFailure.of(object.key(), result)));
      }
    }
    return new ApplyResult(applied.build(), Optional.empty());
  }

  private WriteResult apply(String uid, FingerprintedResource desired, @Nullable HasMetadata live) {
    if (live == null) {
      HasMetadata object = desired.object();
      WriteResult created = kubernetes.create(object);
      return created instanceof WriteResult.AlreadyExists
          ? adopt(uid, object)
          : WriteLog.created(desired.key(), created);
    }
    return driftDetector.needsApply(desired, live)
        ? WriteLog.applied(
            desired.key(), !desired.matchesFingerprintOf(live), kubernetes.apply(desired.object()))
        : new WriteResult.Success(live);
  }

  /**
   * Handles an object that exists but is missing from the cache. It is adopted if the cluster
   * controls it but it lost our labels, or if deleting a cluster with {@code --cascade=orphan}
   * orphaned it.
   */
  private WriteResult adopt(String uid, HasMetadata desired) {
    return kubernetes
            .get(desired)
            .filter(found -> Ownership.isControlledBy(uid, found) || Ownership.isOrphaned(found))
            .isPresent()
        ? WriteLog.adopted(ObjectKey.of(desired), kubernetes.apply(desired))
        : new WriteResult.AlreadyExists();
  }

  private Optional<ApplyFailure> prune(
      String uid, List<FingerprintedResource> desired, List<HasMetadata> live) {
    Set<ObjectKey> desiredKeys =
        desired.stream().map(FingerprintedResource::key).collect(Collectors.toSet());
    for (HasMetadata object : live) {
      if (!desiredKeys.contains(ObjectKey.of(object)) && Ownership.isControlledBy(uid, object)) {
        WriteResult result = WriteLog.deleted(ObjectKey.of(object), kubernetes.delete(object));
        if (!(result instanceof WriteResult.Success)) {
          return Optional.of(ApplyFailure.of(ObjectKey.of(object), result));
        }
      }
    }
    return Optional.empty();
  }

  private static Map<ObjectKey, HasMetadata> byKey(List<HasMetadata> live) {
    Map<ObjectKey, HasMetadata> known = new HashMap<>();
    live.forEach(object -> known.put(ObjectKey.of(object), object));
    return known;
  }
}

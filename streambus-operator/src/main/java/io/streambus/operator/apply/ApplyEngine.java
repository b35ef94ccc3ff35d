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
 * Brings desired objects about. An object that is as wanted costs no request, any other one write.
 * Fields of other writers are left alone; changes of ours are put back.
 */
public final class ApplyEngine {

  private final Kubernetes kubernetes;
  private final DriftDetector driftDetector = new DriftDetector();

  /** Over the given port. */
  public ApplyEngine(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /**
   * Writes what differs, in the order of the list, and stops at the first object that cannot be
   * written: a StatefulSet must not start over a ConfigMap that is not ours. What is no longer
   * desired is deleted at the end.
   *
   * @param uid of the owner; only objects that it controls are deleted
   */
  public ApplyResult apply(
      String uid, List<FingerprintedResource> desired, List<HasMetadata> live) {
    ApplyResult written = write(uid, desired, live);
    return written.applyFailure().isPresent()
        ? written
        : prune(uid, desired, live)
            .map(applyFailure -> new ApplyResult(live, Optional.of(applyFailure)))
            .orElse(written);
  }

  /**
   * Puts back what others changed, without anything that would start pods or change how they run.
   * Nothing is deleted.
   */
  public ApplyResult correctDrift(
      String uid, List<FingerprintedResource> desired, List<HasMetadata> live) {
    Map<ObjectKey, HasMetadata> all = byKey(live);
    ApplyGate applyGate = ApplyGate.of(desired, all);
    ApplyResult written = write(uid, desired.stream().filter(applyGate::allows).toList(), live);
    all.putAll(byKey(written.live()));
    return new ApplyResult(List.copyOf(all.values()), written.applyFailure());
  }

  /** Writes nothing, and tells which objects a change of the spec is about. */
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
                        .filter(object::isMarkedOn)
                        .isEmpty())
            .map(FingerprintedResource::key)
            .toList());
  }

  private ApplyResult write(
      String uid, List<FingerprintedResource> desired, List<HasMetadata> live) {
    Map<ObjectKey, HasMetadata> known = byKey(live);
    ImmutableList.Builder<HasMetadata> now = ImmutableList.builder();
    for (FingerprintedResource object : desired) {
      WriteResult result = apply(uid, object, known.get(object.key()));
      if (result instanceof WriteResult.Done done) {
        now.add(done.live());
      } else {
        return new ApplyResult(live, Optional.of(ApplyFailure.of(object.key(), result)));
      }
    }
    return new ApplyResult(now.build(), Optional.empty());
  }

  private WriteResult apply(String uid, FingerprintedResource desired, @Nullable HasMetadata live) {
    if (live == null) {
      HasMetadata object = desired.object();
      WriteResult created = kubernetes.create(object);
      return created instanceof WriteResult.AlreadyExists ? adopt(uid, object) : created;
    }
    return driftDetector.of(desired, live)
        ? kubernetes.apply(desired.object())
        : new WriteResult.Done(live);
  }

  /**
   * The object exists although the cache lacks it. It is taken back when it is ours without our
   * labels, or was orphaned by a deletion of the cluster with {@code --cascade=orphan}.
   */
  private WriteResult adopt(String uid, HasMetadata desired) {
    return kubernetes
            .read(desired)
            .filter(found -> Ownership.isControlledBy(uid, found) || Ownership.wasManaged(found))
            .isPresent()
        ? kubernetes.apply(desired)
        : new WriteResult.AlreadyExists();
  }

  private Optional<ApplyFailure> prune(
      String uid, List<FingerprintedResource> desired, List<HasMetadata> live) {
    Set<ObjectKey> wanted =
        desired.stream().map(FingerprintedResource::key).collect(Collectors.toSet());
    for (HasMetadata object : live) {
      if (!wanted.contains(ObjectKey.of(object)) && Ownership.isControlledBy(uid, object)) {
        WriteResult result = kubernetes.delete(object);
        if (!(result instanceof WriteResult.Done)) {
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

package io.streambus.operator.apply;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.port.Kubernetes;
import io.streambus.operator.port.ObjectKey;
import io.streambus.operator.port.WriteResult;
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
  private final Disturbance disturbance = new Disturbance();

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
  public Applied bringAbout(String uid, List<Wanted> desired, List<HasMetadata> live) {
    Applied written = write(uid, desired, live);
    return written.refusal().isPresent()
        ? written
        : prune(uid, desired, live)
            .map(refusal -> new Applied(live, Optional.of(refusal)))
            .orElse(written);
  }

  /**
   * Puts back what others changed, without anything that would start pods or change how they run.
   * Nothing is deleted.
   */
  public Applied repair(String uid, List<Wanted> desired, List<HasMetadata> live) {
    Map<ObjectKey, HasMetadata> all = byKey(live);
    Hold hold = Hold.of(desired, all);
    Applied written = write(uid, desired.stream().filter(hold::allows).toList(), live);
    all.putAll(byKey(written.live()));
    return new Applied(List.copyOf(all.values()), written.refusal());
  }

  /** Writes nothing, and tells which objects a change of the spec is about. */
  public static Applied leave(List<Wanted> desired, List<HasMetadata> live) {
    Map<ObjectKey, HasMetadata> known = byKey(live);
    return new Applied(
        live,
        Optional.empty(),
        desired.stream()
            .filter(
                object ->
                    Optional.ofNullable(known.get(object.key()))
                        .filter(object::isMarkedOn)
                        .isEmpty())
            .map(Wanted::key)
            .toList());
  }

  private Applied write(String uid, List<Wanted> desired, List<HasMetadata> live) {
    Map<ObjectKey, HasMetadata> known = byKey(live);
    ImmutableList.Builder<HasMetadata> now = ImmutableList.builder();
    for (Wanted object : desired) {
      WriteResult result = bringAbout(uid, object, known.get(object.key()));
      if (result instanceof WriteResult.Done done) {
        now.add(done.live());
      } else {
        return new Applied(live, Optional.of(Refusal.of(object.key(), result)));
      }
    }
    return new Applied(now.build(), Optional.empty());
  }

  private WriteResult bringAbout(String uid, Wanted desired, @Nullable HasMetadata live) {
    if (live == null) {
      HasMetadata object = desired.object();
      WriteResult created = kubernetes.create(object);
      return created instanceof WriteResult.Taken ? takeBack(uid, object) : created;
    }
    return disturbance.of(desired, live)
        ? kubernetes.apply(desired.object())
        : new WriteResult.Done(live);
  }

  /**
   * The object exists although the cache lacks it. It is taken back when it is ours without our
   * labels, or was orphaned by a deletion of the cluster with {@code --cascade=orphan}.
   */
  private WriteResult takeBack(String uid, HasMetadata desired) {
    return kubernetes
            .read(desired)
            .filter(found -> Ownership.isControlledBy(uid, found) || Ownership.wasOurs(found))
            .isPresent()
        ? kubernetes.apply(desired)
        : new WriteResult.Taken();
  }

  private Optional<Refusal> prune(String uid, List<Wanted> desired, List<HasMetadata> live) {
    Set<ObjectKey> wanted = desired.stream().map(Wanted::key).collect(Collectors.toSet());
    for (HasMetadata object : live) {
      if (!wanted.contains(ObjectKey.of(object)) && Ownership.isControlledBy(uid, object)) {
        WriteResult result = kubernetes.delete(object);
        if (!(result instanceof WriteResult.Done)) {
          return Optional.of(Refusal.of(ObjectKey.of(object), result));
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

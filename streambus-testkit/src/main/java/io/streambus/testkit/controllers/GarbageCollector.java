package io.streambus.testkit.controllers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Controller;
import io.streambus.testkit.controllers.decision.Copies;
import io.streambus.testkit.controllers.decision.Owners;
import io.streambus.testkit.controllers.decision.Write;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deletes objects whose owners no longer exist, and completes deletions in the foreground and those
 * that orphan dependents.
 */
public final class GarbageCollector implements Controller {

  /** Finalizer of an object that is deleted after its dependents. */
  public static final String FOREGROUND = "foregroundDeletion";

  /** Finalizer of an object whose dependents are retained. */
  public static final String ORPHAN = "orphan";

  @Override
  public List<Write> decide(ClusterState state) {
    Map<String, HasMetadata> byUid =
        state.all().stream()
            .collect(
                Collectors.toMap(
                    object -> object.getMetadata().getUid(), Function.identity(), (a, b) -> b));
    return state.all().stream()
        .flatMap(
            object -> Stream.concat(finalization(state, object), collection(state, byUid, object)))
        .toList();
  }

  private static Stream<Write> finalization(ClusterState state, HasMetadata object) {
    if (!object.isMarkedForDeletion()) {
      return Stream.empty();
    }
    if (has(object, ORPHAN)) {
      List<Write> orphaned =
          dependents(state, object)
              .map(each -> new Owners(each).remove(owner -> Owners.refersTo(owner, object)))
              .toList();
      return orphaned.isEmpty() ? Stream.of(withoutFinalizer(object, ORPHAN)) : orphaned.stream();
    }
    boolean blocked =
        dependents(state, object).anyMatch(dependent -> blocksDeletion(dependent, object));
    return has(object, FOREGROUND) && !blocked
        ? Stream.of(withoutFinalizer(object, FOREGROUND))
        : Stream.empty();
  }

  /**
   * Removes references to owners that are gone, and the object itself if no other owner remains.
   */
  private static Stream<Write> collection(
      ClusterState state, Map<String, HasMetadata> byUid, HasMetadata object) {
    List<OwnerReference> owners = new Owners(object).all();
    List<OwnerReference> gone =
        owners.stream().filter(owner -> isGone(state, byUid.get(owner.getUid()), owner)).toList();
    if (gone.isEmpty() || object.isMarkedForDeletion()) {
      return Stream.empty();
    }
    return Stream.of(
        gone.size() == owners.size()
            ? new Write.DeleteDependent(object)
            : new Owners(object).remove(gone::contains));
  }

  /** An owner that waits for its dependents counts as gone. */
  private static boolean isGone(
      ClusterState state, @Nullable HasMetadata owner, OwnerReference reference) {
    return owner == null
        ? state.knows(reference)
        : owner.isMarkedForDeletion() && has(owner, FOREGROUND);
  }

  private static boolean blocksDeletion(HasMetadata dependent, HasMetadata owner) {
    return new Owners(dependent)
        .all().stream()
            .anyMatch(
                reference ->
                    Owners.refersTo(reference, owner)
                        && Boolean.TRUE.equals(reference.getBlockOwnerDeletion()));
  }

  private static Stream<HasMetadata> dependents(ClusterState state, HasMetadata owner) {
    return state.all().stream().filter(object -> new Owners(object).contains(owner));
  }

  private static boolean has(HasMetadata object, String finalizer) {
    return object.getFinalizers().contains(finalizer);
  }

  private static Write withoutFinalizer(HasMetadata object, String finalizer) {
    HasMetadata copy = Copies.of(object);
    copy.getMetadata().getFinalizers().remove(finalizer);
    return new Write.UpdateMetadata(copy);
  }
}

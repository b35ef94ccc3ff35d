package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.testkit.invariants.Actor;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;

/** Executes the requests of the operator as an API server would. */
final class SimulatedApiServer {

  private static final int UNPROCESSABLE = 422;
  private static final String STATUS = "status";

  private final ObjectStore store;
  private final InstalledApis apis;
  private final Deletions deletions;

  SimulatedApiServer(ObjectStore store, InstalledApis apis, Deletions deletions) {
    this.store = store;
    this.apis = apis;
    this.deletions = deletions;
  }

  WriteResult create(HasMetadata object) {
    return store.find(ObjectKey.of(object)).isPresent()
        ? new WriteResult.AlreadyExists()
        : created(object);
  }

  /** Applies an object that was not created again, nor, without a generation, changed. */
  WriteResult apply(HasMetadata object, HasMetadata live) {
    StoredObject found =
        store
            .find(ObjectKey.of(object))
            .orElseThrow(() -> conflict(object, "the object does not exist"));
    checkUid(found, live);
    if (live.getMetadata().getGeneration() == null) {
      checkVersion(found, live);
    }
    return applied(found, object);
  }

  /** Applies an object that still has the given resource version. */
  WriteResult applyIfUnchanged(HasMetadata object) {
    StoredObject found =
        store
            .find(ObjectKey.of(object))
            .orElseThrow(() -> conflict(object, "the object does not exist"));
    checkVersion(found, object);
    return applied(found, object);
  }

  WriteResult delete(HasMetadata object) {
    Optional<StoredObject> found = store.find(ObjectKey.of(object));
    if (found.isPresent()) {
      checkUid(found.get(), object);
      deletions.delete(found.get(), Actor.OPERATOR);
    }
    return new WriteResult.Success(object);
  }

  /**
   * As {@link #delete}, but retains the dependents of the object and removes their owner reference.
   */
  WriteResult deleteOrphaningDependents(HasMetadata object) {
    Optional<StoredObject> found = store.find(ObjectKey.of(object));
    if (found.isPresent()) {
      checkUid(found.get(), object);
      deletions.deleteOrphaningDependents(found.get(), Actor.OPERATOR);
    }
    return new WriteResult.Success(object);
  }

  WriteResult patchStatus(StreamBusCluster cluster, StreamBusClusterStatus status) {
    Optional<StoredObject> found = store.find(ObjectKey.of(cluster));
    if (found.isEmpty()) {
      return new WriteResult.Rejected(
          HttpURLConnection.HTTP_NOT_FOUND, ObjectKey.of(cluster) + " not found");
    }
    checkUid(found.get(), cluster);
    StreamBusCluster carrier = new StreamBusCluster();
    carrier.setStatus(status);
    ObjectNode after = found.get().tree().deepCopy();
    after.set(STATUS, store.codec().tree(carrier).get(STATUS));
    return new WriteResult.Success(store.replace(found.get(), after, Actor.OPERATOR).object());
  }

  private WriteResult created(HasMetadata object) {
    if (!apis.serves(object)) {
      return new WriteResult.Rejected(
          HttpURLConnection.HTTP_NOT_FOUND, "the server could not find the requested resource");
    }
    ObjectNode tree = spec(object);
    WriteResult done = new WriteResult.Success(store.create(tree, tree, Actor.OPERATOR).object());
    deletions.collect(Actor.CONTROLLERS);
    return done;
  }

  private WriteResult applied(StoredObject old, HasMetadata object) {
    ObjectNode desired = spec(object);
    ObjectNode merged = ServerSideApply.merge(old.tree(), old.lastApplied(), desired);
    Optional<String> rejection = UpdateValidation.rejectionReason(old.tree(), merged);
    if (rejection.isEmpty()) {
      return replaced(old, merged, desired);
    }
    ObjectNode patched = MergePatch.apply(old.tree(), desired);
    return UpdateValidation.rejectionReason(old.tree(), patched).isEmpty()
        ? replaced(old, patched, desired)
        : new WriteResult.Rejected(UNPROCESSABLE, rejection.get());
  }

  private WriteResult replaced(StoredObject old, ObjectNode tree, ObjectNode desired) {
    return new WriteResult.Success(store.replace(old, tree, desired, Actor.OPERATOR).object());
  }

  /** The applied configuration: the object without fields that only the API server sets. */
  private ObjectNode spec(HasMetadata object) {
    ObjectNode tree = store.codec().tree(object);
    tree.remove(STATUS);
    tree.withObjectProperty("metadata")
        .remove(
            Set.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields"));
    return tree;
  }

  private static void checkUid(StoredObject found, HasMetadata object) {
    if (!found.uid().equals(object.getMetadata().getUid())) {
      throw conflict(object, "the UID differs");
    }
  }

  private static void checkVersion(StoredObject found, HasMetadata object) {
    if (!found
        .object()
        .getMetadata()
        .getResourceVersion()
        .equals(object.getMetadata().getResourceVersion())) {
      throw conflict(object, "the resource version differs");
    }
  }

  private static KubernetesUnavailableException conflict(HasMetadata object, String difference) {
    return new KubernetesUnavailableException(
        "write " + ObjectKey.of(object), new IllegalStateException("409: " + difference));
  }
}

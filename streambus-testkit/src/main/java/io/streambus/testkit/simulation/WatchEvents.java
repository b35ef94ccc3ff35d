package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.model.OptionalKind;
import io.streambus.testkit.invariants.Actor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Determines from changes which clusters an operator has to reconcile. */
final class WatchEvents {

  private final ObjectStore store;
  private final InstalledApis apis;
  private Set<OptionalKind> lastKinds = Set.of();
  private int position;

  /** A new operator receives an event for every existing object. */
  WatchEvents(ObjectStore store, InstalledApis apis) {
    this.store = store;
    this.apis = apis;
  }

  Stream<ObjectKey> drain() {
    int from = position;
    position = store.changeCount();
    boolean kindsChanged = !lastKinds.equals(apis.kinds());
    lastKinds = apis.kinds();
    return from == 0 || kindsChanged
        ? store.all().map(StoredObject::object).filter(WatchEvents::isCluster).map(ObjectKey::of)
        : store.changesSince(from).stream().flatMap(this::affected).distinct();
  }

  private Stream<ObjectKey> affected(ObjectChange change) {
    if (change.latest() instanceof Secret secret) {
      return clustersInNamespaceOf(secret);
    }
    if (change.latest() instanceof Pod || change.latest() instanceof PersistentVolumeClaim) {
      return clusterOf(change.latest());
    }
    return isCluster(change.latest())
        ? Stream.of(ObjectKey.of(change.latest())).filter(key -> isSpecChange(change))
        : affectedByChild(change).stream();
  }

  /** Returns more clusters than necessary; unnecessary reconciliations change nothing. */
  private Stream<ObjectKey> clustersInNamespaceOf(Secret secret) {
    return store
        .all()
        .map(StoredObject::object)
        .filter(WatchEvents::isCluster)
        .map(ObjectKey::of)
        .filter(key -> key.namespace().equals(secret.getMetadata().getNamespace()));
  }

  /** Ignores status changes, and deletions, after which nothing remains to be reconciled. */
  private static boolean isSpecChange(ObjectChange change) {
    return change.after().isPresent()
        && !change.before().map(WatchEvents::spec).equals(change.after().map(WatchEvents::spec));
  }

  /** Everything through which users control the operator: the spec and annotations. */
  private static List<@Nullable Object> spec(HasMetadata cluster) {
    return Arrays.asList(
        cluster.getMetadata().getGeneration(), cluster.getMetadata().getAnnotations());
  }

  /** Ignores writes of the operator itself, except deletions. */
  private static Optional<ObjectKey> affectedByChild(ObjectChange change) {
    boolean ownWrite = change.writer() == Actor.OPERATOR && change.after().isPresent();
    return ownWrite
        ? Optional.empty()
        : Stream.of(change.before(), change.after())
            .flatMap(Optional::stream)
            .filter(SimulatedKubernetes::isWatched)
            .flatMap(child -> owner(child).stream())
            .findFirst();
  }

  /**
   * Returns more clusters than necessary: the operator ignores the status changes of a normal pod
   * start.
   */
  private static Stream<ObjectKey> clusterOf(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(ClusterLabels.INSTANCE))
        .map(
            name -> new ObjectKey(StreamBusCluster.KIND, object.getMetadata().getNamespace(), name))
        .stream();
  }

  private static Optional<ObjectKey> owner(HasMetadata child) {
    return Optional.ofNullable(KubernetesResourceUtil.getControllerUid(child))
        .filter(owner -> StreamBusCluster.KIND.equals(owner.getKind()))
        .map(OwnerReference::getName)
        .map(
            name -> new ObjectKey(StreamBusCluster.KIND, child.getMetadata().getNamespace(), name));
  }

  private static boolean isCluster(HasMetadata object) {
    return object instanceof StreamBusCluster;
  }
}

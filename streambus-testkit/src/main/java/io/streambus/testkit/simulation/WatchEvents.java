package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.model.OptionalKind;
import io.streambus.testkit.simulation.apiserver.InstalledApis;
import io.streambus.testkit.simulation.apiserver.ObjectChange;
import io.streambus.testkit.simulation.apiserver.ObjectStore;
import io.streambus.testkit.simulation.apiserver.StoredObject;
import io.streambus.testkit.simulation.apiserver.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells from the changes which clusters an operator has to look at. */
final class WatchEvents {

  private final ObjectStore store;
  private final InstalledApis apis;
  private Set<OptionalKind> seenKinds = Set.of();
  private int seen;

  /** A fresh operator hears of every object that exists. */
  WatchEvents(ObjectStore store, InstalledApis apis) {
    this.store = store;
    this.apis = apis;
  }

  Stream<ObjectKey> take() {
    int from = seen;
    seen = store.changeCount();
    boolean otherKinds = !seenKinds.equals(apis.kinds());
    seenKinds = apis.kinds();
    return from == 0 || otherKinds
        ? store.all().map(StoredObject::object).filter(WatchEvents::isCluster).map(ObjectKey::of)
        : store.changesSince(from).stream().flatMap(this::about).distinct();
  }

  private Stream<ObjectKey> about(ObjectChange objectChange) {
    if (objectChange.latest() instanceof Secret secret) {
      return clustersBeside(secret);
    }
    if (objectChange.latest() instanceof Pod
        || objectChange.latest() instanceof PersistentVolumeClaim) {
      return clusterOf(objectChange.latest());
    }
    return isCluster(objectChange.latest())
        ? Stream.of(ObjectKey.of(objectChange.latest())).filter(key -> isSpecChange(objectChange))
        : aboutChild(objectChange).stream();
  }

  /** More than need it: a pass without need does nothing. */
  private Stream<ObjectKey> clustersBeside(Secret secret) {
    return store
        .all()
        .map(StoredObject::object)
        .filter(WatchEvents::isCluster)
        .map(ObjectKey::of)
        .filter(key -> key.namespace().equals(secret.getMetadata().getNamespace()));
  }

  /** Changes of status are none, nor is a deletion: there is nothing to do then. */
  private static boolean isSpecChange(ObjectChange objectChange) {
    return objectChange.after().isPresent()
        && !objectChange
            .before()
            .map(WatchEvents::spec)
            .equals(objectChange.after().map(WatchEvents::spec));
  }

  /** What a user may ask for by: the spec, and annotations. */
  private static List<@Nullable Object> spec(HasMetadata cluster) {
    return Arrays.asList(
        cluster.getMetadata().getGeneration(), cluster.getMetadata().getAnnotations());
  }

  /** The operator's own writes are no news to it, but its deletions are. */
  private static Optional<ObjectKey> aboutChild(ObjectChange objectChange) {
    boolean echo = objectChange.writer() == Writer.OPERATOR && objectChange.after().isPresent();
    return echo
        ? Optional.empty()
        : Stream.of(objectChange.before(), objectChange.after())
            .flatMap(Optional::stream)
            .filter(SimulatedKubernetes::isWatched)
            .flatMap(child -> owner(child).stream())
            .findFirst();
  }

  /** More than need it: the operator takes the steps of a start without trouble for no news. */
  private static Stream<ObjectKey> clusterOf(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(ClusterLabels.INSTANCE))
        .map(
            name -> new ObjectKey(StreamBusCluster.KIND, object.getMetadata().getNamespace(), name))
        .stream();
  }

  private static Optional<ObjectKey> owner(HasMetadata child) {
    return child.getMetadata().getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .filter(owner -> StreamBusCluster.KIND.equals(owner.getKind()))
        .map(OwnerReference::getName)
        .map(name -> new ObjectKey(StreamBusCluster.KIND, child.getMetadata().getNamespace(), name))
        .findFirst();
  }

  private static boolean isCluster(HasMetadata object) {
    return object instanceof StreamBusCluster;
  }
}

package io.streambus.operator.informers;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.informers.WatchedKind.EventFilter;
import io.streambus.operator.kubernetes.ManagedNames;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.client.ClaimReader;
import io.streambus.operator.kubernetes.client.ObjectCache;
import io.streambus.operator.kubernetes.client.PartialPod;
import io.streambus.operator.kubernetes.client.PodReader;
import io.streambus.operator.kubernetes.client.RecentWrites;
import io.streambus.operator.kubernetes.client.StrayPod;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.objects.ManagedResources;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The kinds that every Kubernetes cluster serves, and of which the operator reads objects. */
public final class WatchedKinds {

  private final ImmutableSet<Class<? extends HasMetadata>> owned;
  private final ClusterOwners owners;
  private final RecentWrites recentWrites;

  /**
   * Creates the kinds of one operator.
   *
   * @param extensions whose objects may be of these kinds, too
   */
  public WatchedKinds(Extensions extensions, RecentWrites recentWrites) {
    this.owned = ImmutableSet.copyOf(ManagedResources.builtInKinds());
    this.owners = new ClusterOwners(ManagedNames.with(extensions));
    this.recentWrites = recentWrites;
  }

  /**
   * Returns the kind of clusters.
   *
   * @param selector label selector; empty: all clusters
   */
  public static WatchedKind<StreamBusCluster> clusters(Optional<String> selector) {
    return new WatchedKind<>(
        "clusters",
        StreamBusCluster.class,
        selector,
        LeanItemStore::new,
        cluster -> Set.of(ObjectKey.of(cluster)),
        new EventFilter<>() {
          @Override
          public boolean isRelevantAddition(StreamBusCluster added) {
            return true;
          }

          @Override
          public boolean isRelevantUpdate(StreamBusCluster now, StreamBusCluster before) {
            return UpdateFilter.isRelevant(now, before);
          }
        });
  }

  /** Returns the kinds of objects that clusters own. */
  public List<WatchedKind<? extends HasMetadata>> children() {
    return owned.stream().<WatchedKind<? extends HasMetadata>>map(this::child).toList();
  }

  private <T extends HasMetadata> WatchedKind<T> child(Class<T> type) {
    return new WatchedKind<>(
        type.getSimpleName(),
        type,
        Optional.of(WatchedKind.MANAGED_BY_SELECTOR),
        () -> new LeanItemStore<>(owners::exist),
        owners::of,
        new ForeignChanges<>(recentWrites));
  }

  /**
   * Returns the pods of brokers. The StatefulSet controller creates them and the claims, so they
   * are mapped to clusters by label: not every one is owned by its cluster.
   */
  public static WatchedKind<PartialPod> pods() {
    return ofBrokers(
        PartialPod.class,
        () -> new LeanItemStore<>(PodReader::isBroker, StrayPod::summary),
        new EventFilter<>() {
          @Override
          public boolean isRelevantAddition(PartialPod added) {
            return PodUpdateFilter.isRelevantNewPod(added);
          }

          @Override
          public boolean isRelevantUpdate(PartialPod now, PartialPod before) {
            return PodUpdateFilter.isRelevantPodUpdate(now, before);
          }
        });
  }

  /**
   * Returns the claims of brokers.
   *
   * @param clusters finds a cluster
   * @param pods the pods of a cluster
   */
  public static WatchedKind<PersistentVolumeClaim> claims(
      Function<ObjectKey, Optional<StreamBusCluster>> clusters, ObjectCache<PartialPod> pods) {
    Function<PersistentVolumeClaim, Collection<PartialPod>> podsOfSameCluster =
        claim ->
            instance(claim).stream()
                .flatMap(key -> clusters.apply(key).stream())
                .flatMap(cluster -> pods.objectsOf(cluster).stream())
                .toList();
    return ofBrokers(
        PersistentVolumeClaim.class,
        () -> new LeanItemStore<>(ClaimReader::isOfBroker),
        new EventFilter<>() {
          @Override
          public boolean isRelevantAddition(PersistentVolumeClaim added) {
            return PodUpdateFilter.isRelevantNewClaim(added, podsOfSameCluster.apply(added));
          }

          @Override
          public boolean isRelevantUpdate(PersistentVolumeClaim now, PersistentVolumeClaim before) {
            return PodUpdateFilter.isRelevantClaimUpdate(now, before)
                || (PodUpdateFilter.isBinding(now, before) && isRelevantAddition(now));
          }
        });
  }

  private static <T extends HasMetadata> WatchedKind<T> ofBrokers(
      Class<T> type, Supplier<LeanItemStore<T>> store, EventFilter<T> filter) {
    return new WatchedKind<>(
        "broker-" + HasMetadata.getPlural(type),
        type,
        Optional.of(WatchedKind.MANAGED_BY_SELECTOR),
        store,
        WatchedKinds::instance,
        filter);
  }

  private static Set<ObjectKey> instance(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(ClusterLabels.INSTANCE))
        .map(
            name ->
                Set.of(
                    new ObjectKey(
                        StreamBusCluster.KIND, object.getMetadata().getNamespace(), name)))
        .orElse(Set.of());
  }

  /**
   * Changes by others; own writes need no reconciliation.
   *
   * @param recentWrites is told which objects are deleted, too
   */
  private record ForeignChanges<T extends HasMetadata>(RecentWrites recentWrites)
      implements EventFilter<T> {

    @Override
    public boolean isRelevantAddition(T added) {
      return !recentWrites.isOwnCreation(added);
    }

    @Override
    public boolean isRelevantUpdate(T now, T before) {
      return !recentWrites.isOwnWrite(now) && UpdateFilter.isRelevantChild(now, before);
    }

    @Override
    public boolean isRelevantDeletion(T deleted) {
      recentWrites.discard(deleted);
      return true;
    }
  }
}

package io.streambus.operator.kubernetes.client;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerClaims.ClaimPatch;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.kubernetes.ImmutableBrokerClaim;
import io.streambus.operator.kubernetes.UnknownClaim;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@link BrokerClaims} that reads from an informer and writes through a client. */
final class ClientBrokerClaims implements BrokerClaims {

  private final NamespaceClaims namespaces;
  private final BrokerObjects<PersistentVolumeClaim> objects;

  ClientBrokerClaims(
      KubernetesClient client,
      ApiErrors errors,
      ObjectCache<PersistentVolumeClaim> cache,
      RecentWrites recentWrites) {
    this.namespaces = new NamespaceClaims(client);
    this.objects =
        new BrokerObjects<>(
            new PreconditionedWrites<>(client, errors, PersistentVolumeClaim.class),
            PersistentVolumeClaim.class,
            cache,
            recentWrites);
  }

  @Override
  public List<BrokerClaim> list(StreamBusCluster cluster) {
    return objects
        .list(cluster)
        .flatMap(known -> read(known).stream())
        .sorted(Comparator.comparing(BrokerClaim::template).thenComparingInt(BrokerClaim::ordinal))
        .toList();
  }

  @Override
  public List<UnknownClaim> find(StreamBusCluster cluster, Set<String> names) {
    Map<String, UnknownClaim> all = namespaces.of(cluster.getMetadata().getNamespace());
    return names.stream().flatMap(name -> Optional.ofNullable(all.get(name)).stream()).toList();
  }

  @Override
  public Optional<WriteResult.Rejected> adopt(UnknownClaim claim, StreamBusCluster cluster) {
    ObjectMeta metadata =
        new ObjectMetaBuilder()
            .withLabels(ClusterLabels.of(cluster.getMetadata().getName()))
            .build();
    WriteResult result = objects.patch(claim.version(), metadata, ImmutableMap.of());
    namespaces.forget(cluster.getMetadata().getNamespace());
    return result instanceof WriteResult.Rejected rejected
        ? Optional.of(rejected)
        : Optional.empty();
  }

  @Override
  public BrokerWrite<BrokerClaim> delete(BrokerClaim claim) {
    return BrokerWrite.of(
        objects.delete(claim.version()),
        claim,
        deleted -> ImmutableBrokerClaim.copyOf(claim).withTerminating(true));
  }

  @Override
  public BrokerWrite<BrokerClaim> patch(BrokerClaim claim, ClaimPatch patch) {
    ObjectMeta metadata =
        new ObjectMetaBuilder()
            .withAnnotations(patch.annotations())
            .withOwnerReferences(owners(patch))
            .build();
    Map<String, ?> spec =
        patch
            .size()
            .<Map<String, ?>>map(ClientBrokerClaims::storageRequest)
            .orElse(ImmutableMap.of());
    return BrokerWrite.of(
        objects.patch(claim.version(), metadata, spec),
        claim,
        live -> ClaimReader.read((PersistentVolumeClaim) live).orElse(claim));
  }

  /** A strategic merge patch merges owners by UID. */
  private static List<OwnerReference> owners(ClaimPatch patch) {
    return Stream.concat(
            patch.owner().stream(), patch.formerOwners().stream().map(ClientBrokerClaims::removal))
        .toList();
  }

  /** The server interprets the additional property instead of storing it. */
  private static OwnerReference removal(String uid) {
    return new OwnerReferenceBuilder()
        .withUid(uid)
        .addToAdditionalProperties("$patch", "delete")
        .build();
  }

  private static Map<String, ?> storageRequest(Quantity size) {
    return ImmutableMap.of(
        "resources", ImmutableMap.of("requests", ImmutableMap.of("storage", size.toString())));
  }

  private static Optional<BrokerClaim> read(
      BrokerObjects.CachedObject<PersistentVolumeClaim> known) {
    return ClaimReader.read(known.object())
        .map(claim -> ImmutableBrokerClaim.copyOf(claim).withTerminating(known.terminating()));
  }
}

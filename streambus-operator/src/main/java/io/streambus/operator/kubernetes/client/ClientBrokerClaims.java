package io.streambus.operator.kubernetes.client;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerClaims.ClaimPatch;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.kubernetes.ImmutableBrokerClaim;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** {@link BrokerClaims} that reads from an informer and writes through a client. */
final class ClientBrokerClaims implements BrokerClaims {

  private final BrokerObjects<PersistentVolumeClaim> objects;

  ClientBrokerClaims(
      KubernetesClient client,
      ObjectCache<PersistentVolumeClaim> cache,
      RecentWrites recentWrites) {
    this.objects = new BrokerObjects<>(client, PersistentVolumeClaim.class, cache, recentWrites);
  }

  @Override
  public List<BrokerClaim> list(StreamBusCluster cluster) {
    return objects
        .list(cluster)
        .map(ClientBrokerClaims::read)
        .sorted(Comparator.comparing(BrokerClaim::template).thenComparingInt(BrokerClaim::ordinal))
        .toList();
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
    ObjectMeta metadata = new ObjectMetaBuilder().withAnnotations(patch.annotations()).build();
    Map<String, ?> spec =
        patch
            .size()
            .<Map<String, ?>>map(ClientBrokerClaims::storageRequest)
            .orElse(ImmutableMap.of());
    return BrokerWrite.of(
        objects.patch(claim.version(), metadata, spec),
        claim,
        live -> ClaimReader.read((PersistentVolumeClaim) live));
  }

  private static Map<String, ?> storageRequest(Quantity size) {
    return ImmutableMap.of(
        "resources", ImmutableMap.of("requests", ImmutableMap.of("storage", size.toString())));
  }

  private static BrokerClaim read(BrokerObjects.CachedObject<PersistentVolumeClaim> known) {
    return ImmutableBrokerClaim.copyOf(ClaimReader.read(known.object()))
        .withTerminating(known.terminating());
  }
}

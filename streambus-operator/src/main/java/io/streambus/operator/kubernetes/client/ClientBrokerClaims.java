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
import io.streambus.operator.kubernetes.ClaimPatch;
import io.streambus.operator.kubernetes.ImmutableBrokerClaim;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** {@link BrokerClaims} over a client for writes and an informer for reads. */
final class ClientBrokerClaims implements BrokerClaims {

  private final BrokerObjects<PersistentVolumeClaim> objects;

  ClientBrokerClaims(KubernetesClient client, BrokerCache<PersistentVolumeClaim> cache) {
    this.objects = new BrokerObjects<>(client, PersistentVolumeClaim.class, cache);
  }

  @Override
  public List<BrokerClaim> of(StreamBusCluster cluster) {
    return objects
        .of(cluster)
        .map(ClientBrokerClaims::read)
        .sorted(Comparator.comparing(BrokerClaim::template).thenComparingInt(BrokerClaim::ordinal))
        .toList();
  }

  @Override
  public WriteResult delete(BrokerClaim claim) {
    return objects.delete(claim.version());
  }

  @Override
  public WriteResult patch(BrokerClaim claim, ClaimPatch change) {
    ObjectMeta metadata = new ObjectMetaBuilder().withAnnotations(change.annotations()).build();
    Map<String, ?> spec =
        change.size().<Map<String, ?>>map(ClientBrokerClaims::sized).orElse(ImmutableMap.of());
    return objects.patch(claim.version(), metadata, spec);
  }

  private static Map<String, ?> sized(Quantity size) {
    return ImmutableMap.of(
        "resources", ImmutableMap.of("requests", ImmutableMap.of("storage", size.toString())));
  }

  private static BrokerClaim read(BrokerObjects.Known<PersistentVolumeClaim> known) {
    return ImmutableBrokerClaim.copyOf(ClaimReader.read(known.object()))
        .withTerminating(known.terminating());
  }
}

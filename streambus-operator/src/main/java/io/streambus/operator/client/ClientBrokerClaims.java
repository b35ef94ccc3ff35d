package io.streambus.operator.client;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerClaims;
import io.streambus.operator.port.ClaimChange;
import io.streambus.operator.port.ImmutableBrokerClaim;
import io.streambus.operator.port.ObjectVersion;
import io.streambus.operator.port.WriteResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** {@link BrokerClaims} over a client for writes and an informer for reads. */
final class ClientBrokerClaims implements BrokerClaims {

  private final BrokerCache<PersistentVolumeClaim> cache;
  private final VersionedWrites<PersistentVolumeClaim> writes;
  private final NewestVersions<PersistentVolumeClaim> newest = new NewestVersions<>();

  ClientBrokerClaims(KubernetesClient client, BrokerCache<PersistentVolumeClaim> cache) {
    this.cache = cache;
    this.writes = new VersionedWrites<>(client, PersistentVolumeClaim.class);
  }

  @Override
  public List<BrokerClaim> of(StreamBusCluster cluster) {
    return cache.of(cluster).stream()
        .map(this::read)
        .sorted(Comparator.comparing(BrokerClaim::template).thenComparingInt(BrokerClaim::ordinal))
        .toList();
  }

  @Override
  public WriteResult delete(BrokerClaim claim) {
    WriteResult result = writes.delete(object(claim.version()));
    if (result instanceof WriteResult.Done) {
      newest.deleted(claim.version());
    }
    return result;
  }

  @Override
  public WriteResult patch(BrokerClaim claim, ClaimChange change) {
    ObjectMeta metadata = new ObjectMetaBuilder().withAnnotations(change.annotations()).build();
    Map<String, ?> spec =
        change.size().<Map<String, ?>>map(ClientBrokerClaims::sized).orElse(ImmutableMap.of());
    WriteResult result = writes.patch(claim.version(), metadata, spec);
    if (result instanceof WriteResult.Done done
        && done.live() instanceof PersistentVolumeClaim live) {
      newest.patched(live);
    }
    return result;
  }

  private static Map<String, ?> sized(Quantity size) {
    return ImmutableMap.of(
        "resources", ImmutableMap.of("requests", ImmutableMap.of("storage", size.toString())));
  }

  private BrokerClaim read(PersistentVolumeClaim shown) {
    return ImmutableBrokerClaim.copyOf(ClaimReader.read(newest.of(shown)))
        .withTerminating(newest.isTerminating(shown));
  }

  private static PersistentVolumeClaim object(ObjectVersion version) {
    PersistentVolumeClaim object = new PersistentVolumeClaim();
    object.setMetadata(LiveObjects.metadata(version));
    return object;
  }
}

package io.streambus.operator.kubernetes.client;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPods;
import io.streambus.operator.kubernetes.BrokerPods.PodPatch;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.kubernetes.ImmutableBrokerPod;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link BrokerPods} that reads from an informer and writes through a client. */
final class ClientBrokerPods implements BrokerPods {

  private final BrokerObjects<PartialPod> objects;

  ClientBrokerPods(
      KubernetesClient client,
      ApiErrors errors,
      ObjectCache<PartialPod> cache,
      RecentWrites recentWrites) {
    this.objects =
        new BrokerObjects<>(
            new PreconditionedWrites<>(SingleAttempts.of(client), errors, PartialPod.class),
            PartialPod.class,
            cache,
            recentWrites);
  }

  @Override
  public List<BrokerPod> list(StreamBusCluster cluster) {
    return objects
        .list(cluster)
        .flatMap(known -> read(known).stream())
        .sorted(Comparator.comparingInt(BrokerPod::ordinal))
        .toList();
  }

  @Override
  public List<String> listStrays(StreamBusCluster cluster) {
    return objects
        .list(cluster)
        .filter(known -> !known.terminating() && StrayPod.isStray(known.object(), cluster))
        .map(known -> known.object().getMetadata().getName())
        .sorted()
        .toList();
  }

  @Override
  public BrokerWrite<BrokerPod> delete(BrokerPod pod) {
    return deleted(pod, objects.delete(pod.version()));
  }

  @Override
  public BrokerWrite<BrokerPod> evict(BrokerPod pod) {
    return deleted(pod, objects.evict(pod.version()));
  }

  @Override
  public Optional<WriteResult.Rejected> checkEviction(BrokerPod pod) {
    return objects.checkEviction(pod.version()) instanceof WriteResult.Rejected rejected
        ? Optional.of(rejected)
        : Optional.empty();
  }

  private static BrokerWrite<BrokerPod> deleted(BrokerPod pod, WriteResult result) {
    return BrokerWrite.of(
        result, pod, deleted -> ImmutableBrokerPod.copyOf(pod).withTerminating(true));
  }

  @Override
  public BrokerWrite<BrokerPod> patch(BrokerPod pod, PodPatch patch) {
    ObjectMeta metadata =
        new ObjectMetaBuilder()
            .withLabels(patch.labels())
            .withAnnotations(patch.annotations())
            .withOwnerReferences(patch.owner().stream().toList())
            .build();
    return BrokerWrite.of(
        objects.patch(pod.version(), metadata, spec(patch.images())),
        pod,
        live -> PodReader.read((PartialPod) live).orElse(pod));
  }

  private static Map<String, ?> spec(Map<String, String> images) {
    return images.isEmpty()
        ? ImmutableMap.of()
        : ImmutableMap.of(
            "containers",
            images.entrySet().stream()
                .map(image -> ImmutableMap.of("name", image.getKey(), "image", image.getValue()))
                .toList());
  }

  private static Optional<BrokerPod> read(BrokerObjects.CachedObject<PartialPod> known) {
    return PodReader.read(known.object())
        .map(pod -> ImmutableBrokerPod.copyOf(pod).withTerminating(known.terminating()));
  }
}

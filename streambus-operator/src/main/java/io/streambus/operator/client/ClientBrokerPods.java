package io.streambus.operator.client;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.BrokerPods;
import io.streambus.operator.port.ImmutableBrokerPod;
import io.streambus.operator.port.ObjectVersion;
import io.streambus.operator.port.PodChange;
import io.streambus.operator.port.WriteResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** {@link BrokerPods} over a client for writes and an informer for reads. */
final class ClientBrokerPods implements BrokerPods {

  private final BrokerCache<LivePod> cache;
  private final VersionedWrites<LivePod> writes;
  private final NewestVersions<LivePod> newest = new NewestVersions<>();

  ClientBrokerPods(KubernetesClient client, BrokerCache<LivePod> cache) {
    this.cache = cache;
    this.writes = new VersionedWrites<>(client, LivePod.class);
  }

  @Override
  public List<BrokerPod> of(StreamBusCluster cluster) {
    return cache.of(cluster).stream()
        .map(this::read)
        .sorted(Comparator.comparingInt(BrokerPod::ordinal))
        .toList();
  }

  @Override
  public WriteResult delete(BrokerPod pod) {
    WriteResult result = writes.delete(object(pod.version()));
    if (result instanceof WriteResult.Done) {
      newest.deleted(pod.version());
    }
    return result;
  }

  @Override
  public WriteResult patch(BrokerPod pod, PodChange change) {
    ObjectMeta metadata =
        new ObjectMetaBuilder()
            .withLabels(change.labels())
            .withAnnotations(change.annotations())
            .build();
    WriteResult result = writes.patch(pod.version(), metadata, spec(change.images()));
    if (result instanceof WriteResult.Done done && done.live() instanceof LivePod live) {
      newest.patched(live);
    }
    return result;
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

  private BrokerPod read(LivePod shown) {
    return ImmutableBrokerPod.copyOf(PodReader.read(newest.of(shown)))
        .withTerminating(newest.isTerminating(shown));
  }

  private static LivePod object(ObjectVersion version) {
    LivePod object = new LivePod();
    object.setMetadata(LiveObjects.metadata(version));
    return object;
  }
}

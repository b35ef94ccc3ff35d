package io.streambus.operator.reconcile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Plans of the clusters that were worked on a moment ago. While a cluster starts, each step of its
 * pods brings a pass with the same plan, and making it is most of the work of such a pass. A
 * cluster at rest is forgotten, so that a thousand of them need no memory.
 */
final class DesiredStateCache {

  private static final Duration KEPT = Duration.ofMinutes(1);

  /** By uid. */
  private final Cache<String, Entry> made =
      CacheBuilder.newBuilder().expireAfterWrite(KEPT).build();

  private record Entry(
      @Nullable Long generation,
      @Nullable Map<String, String> annotations,
      ClusterInputs inputs,
      DesiredState desiredState) {

    static Entry of(StreamBusCluster cluster, ClusterInputs inputs, DesiredState desiredState) {
      ObjectMeta metadata = cluster.getMetadata();
      return new Entry(metadata.getGeneration(), metadata.getAnnotations(), inputs, desiredState);
    }

    /** An object that was put into the store by hand may lack a generation. */
    boolean isOf(StreamBusCluster cluster, ClusterInputs now) {
      return generation != null
          && generation.equals(cluster.getMetadata().getGeneration())
          && Objects.equals(annotations, cluster.getMetadata().getAnnotations())
          && inputs.equals(now);
    }
  }

  DesiredState of(StreamBusCluster cluster, ClusterInputs inputs) {
    Entry last = made.getIfPresent(cluster.getMetadata().getUid());
    if (last != null && last.isOf(cluster, inputs)) {
      return last.desiredState();
    }
    Resolution resolution = ClusterResolver.resolve(cluster, inputs);
    DesiredState desiredState =
        last != null && last.desiredState().fits(resolution)
            ? new DesiredState(resolution, last.desiredState().fingerprintedResource())
            : DesiredState.of(resolution);
    made.put(cluster.getMetadata().getUid(), Entry.of(cluster, inputs, desiredState.light()));
    return desiredState;
  }
}

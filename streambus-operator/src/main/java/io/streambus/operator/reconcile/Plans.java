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
final class Plans {

  private static final Duration KEPT = Duration.ofMinutes(1);

  /** By uid. */
  private final Cache<String, Made> made = CacheBuilder.newBuilder().expireAfterWrite(KEPT).build();

  private record Made(
      @Nullable Long generation,
      @Nullable Map<String, String> annotations,
      ClusterInputs inputs,
      Plan plan) {

    static Made of(StreamBusCluster cluster, ClusterInputs inputs, Plan plan) {
      ObjectMeta metadata = cluster.getMetadata();
      return new Made(metadata.getGeneration(), metadata.getAnnotations(), inputs, plan);
    }

    /** An object that was put into the store by hand may lack a generation. */
    boolean isOf(StreamBusCluster cluster, ClusterInputs now) {
      return generation != null
          && generation.equals(cluster.getMetadata().getGeneration())
          && Objects.equals(annotations, cluster.getMetadata().getAnnotations())
          && inputs.equals(now);
    }
  }

  Plan of(StreamBusCluster cluster, ClusterInputs inputs) {
    Made last = made.getIfPresent(cluster.getMetadata().getUid());
    if (last != null && last.isOf(cluster, inputs)) {
      return last.plan();
    }
    Resolution resolution = ClusterResolver.resolve(cluster, inputs);
    Plan plan =
        last != null && last.plan().fits(resolution)
            ? new Plan(resolution, last.plan().wanted())
            : Plan.of(resolution);
    made.put(cluster.getMetadata().getUid(), Made.of(cluster, inputs, plan.light()));
    return plan;
  }
}

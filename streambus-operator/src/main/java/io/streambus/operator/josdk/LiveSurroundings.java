package io.streambus.operator.josdk;

import io.javaoperatorsdk.operator.api.reconciler.ResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.client.SecretWatches;
import io.streambus.operator.port.Surroundings;
import io.streambus.operator.secrets.NamedSecrets;
import io.streambus.resources.ClusterInputs;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The world as watches show it. */
final class LiveSurroundings implements Surroundings, ClusterListener {

  private final ClusterInputs environment;
  private final SecretWatches secrets;
  private volatile @Nullable ResourceCache<StreamBusCluster> clusters;

  LiveSurroundings(ClusterInputs environment, SecretWatches secrets) {
    this.environment = environment;
    this.secrets = secrets;
  }

  /** Tells where clusters are found that exist. */
  void know(ResourceCache<StreamBusCluster> cache) {
    clusters = cache;
  }

  @Override
  public ClusterInputs inputs(StreamBusCluster cluster) {
    return environment;
  }

  @Override
  public NamedSecrets secrets(StreamBusCluster cluster, Set<String> names) {
    NamedSecrets known = secrets.secrets(cluster, names);
    // The last pass over a cluster may come after the news that it is gone.
    if (isGone(cluster)) {
      secrets.forget(cluster);
    }
    return known;
  }

  @Override
  public void gone(StreamBusCluster cluster) {
    secrets.forget(cluster);
  }

  private boolean isGone(StreamBusCluster cluster) {
    ResourceCache<StreamBusCluster> cache = clusters;
    return cache != null && cache.get(ResourceID.fromResource(cluster)).isEmpty();
  }
}

package io.streambus.operator.josdk;

import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.metrics.BlockedRollouts;
import java.util.Optional;

/** Updates the metric of blocked rollouts from the status of each cluster. */
public final class BlockedRolloutListener implements ClusterListener {

  private final BlockedRollouts blocked;

  public BlockedRolloutListener(BlockedRollouts blocked) {
    this.blocked = blocked;
  }

  @Override
  public void onUpdate(StreamBusCluster cluster) {
    ObjectKey key = ObjectKey.of(cluster);
    Optional.ofNullable(cluster.getStatus())
        .flatMap(StreamBusClusterStatus::rollout)
        .flatMap(RolloutStatus::blockedBy)
        .map(RolloutBlock::predicate)
        .ifPresentOrElse(predicate -> blocked.set(key, predicate), () -> blocked.remove(key));
  }

  @Override
  public void onDelete(StreamBusCluster cluster) {
    blocked.remove(ObjectKey.of(cluster));
  }
}

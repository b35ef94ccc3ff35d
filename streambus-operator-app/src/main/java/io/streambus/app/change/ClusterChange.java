package io.streambus.app.change;

import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.console.CommandException;
import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A change of a cluster that a user requests. All methods are pure functions. */
public interface ClusterChange {

  /**
   * Determines what to write, and what it costs.
   *
   * @throws CommandException if the change is not possible
   */
  ChangePlan plan(StoredCluster cluster);

  /**
   * Determines how far the change has come.
   *
   * @param cluster the cluster after the write
   * @param pods pods of its brokers
   */
  Progress progress(StoredCluster cluster, List<BrokerPod> pods);

  /**
   * Returns the message of what keeps the change from being completed without a user, if anything
   * does.
   */
  default Optional<String> block(StoredCluster cluster, Instant now) {
    return new Blocks(cluster, now).find();
  }
}

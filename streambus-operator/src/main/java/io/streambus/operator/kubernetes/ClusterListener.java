package io.streambus.operator.kubernetes;

import io.streambus.api.StreamBusCluster;

/** Receives cluster events from the watch, independently of reconciliations. Must not block. */
public interface ClusterListener {

  /** Called when a cluster was added or updated, even if only its status changed. */
  default void onUpdate(StreamBusCluster cluster) {}

  /** Called when a cluster was deleted. */
  default void onDelete(StreamBusCluster cluster) {}
}

package io.streambus.operator.josdk;

import io.streambus.api.StreamBusCluster;

/** Learns of clusters from the watch, beside the passes over them. Must return at once. */
interface ClusterListener {

  /** A cluster came or changed, be it in its status alone. */
  default void observed(StreamBusCluster cluster) {}

  /** A cluster is gone. */
  default void gone(StreamBusCluster cluster) {}
}

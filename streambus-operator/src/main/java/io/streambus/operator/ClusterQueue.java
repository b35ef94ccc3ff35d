package io.streambus.operator;

import io.streambus.api.stability.PublicApi;

/** The work queue of a {@link StreamBusController}. */
@PublicApi
@FunctionalInterface
public interface ClusterQueue {

  /**
   * Adds a cluster, for which {@link StreamBusController#reconcile} must be called soon. Several
   * calls before that call may be merged. Called by threads of the client: it must return
   * immediately, and must not call {@link StreamBusController#reconcile} itself. An exception is
   * logged; the cluster is then reconciled when it is due the next time.
   *
   * @param namespace namespace of the cluster
   * @param name name of the cluster
   */
  void add(String namespace, String name);
}

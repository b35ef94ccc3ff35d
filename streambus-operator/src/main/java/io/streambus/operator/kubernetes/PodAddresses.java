package io.streambus.operator.kubernetes;

import io.streambus.resources.model.BrokerCluster;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Addresses of the admin APIs of brokers: the IP addresses of their pods, as the kubelet reports
 * them, and the ports that these pods have.
 */
@FunctionalInterface
public interface PodAddresses {

  /**
   * Address of the running pod of a broker. Empty unless the StatefulSet of the cluster controls
   * the pod. Sends no request.
   *
   * @param ordinal ordinal of the pod, from 0
   */
  Optional<InetSocketAddress> of(BrokerCluster cluster, int ordinal);
}

package io.streambus.operator.kubernetes;

import io.streambus.resources.model.BrokerCluster;
import java.net.InetAddress;
import java.util.Optional;

/** IP addresses of the pods of brokers, as the kubelet reports them. */
@FunctionalInterface
public interface PodAddresses {

  /**
   * Address of the running pod of a broker. Empty unless the StatefulSet of the cluster controls
   * the pod. Sends no request.
   *
   * @param ordinal ordinal of the pod, from 0
   */
  Optional<InetAddress> of(BrokerCluster cluster, int ordinal);
}

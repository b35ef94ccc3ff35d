package io.streambus.operator.kubernetes;

import io.streambus.api.StreamBusCluster;
import java.util.List;

/**
 * Reads and writes the pods of brokers. Reads are served from memory and include the caller's own
 * writes. Each write is one request and succeeds only if the pod still has the resource version
 * that the caller read; otherwise it throws {@link KubernetesUnavailableException}, and the caller
 * must retry with a newer version.
 */
public interface BrokerPods {

  /** Returns the pods of a cluster by ordinal, those without one last. Sends no request. */
  List<BrokerPod> list(StreamBusCluster cluster);

  /**
   * Deletes a pod with its own grace period. Succeeds if it is already gone. On success, the pod is
   * terminating.
   */
  BrokerWrite<BrokerPod> delete(BrokerPod pod);

  /** Patches a pod. On success, returns the pod as stored by the server. */
  BrokerWrite<BrokerPod> patch(BrokerPod pod, PodPatch patch);
}

package io.streambus.operator.kubernetes;

import io.streambus.api.StreamBusCluster;
import java.util.List;

/**
 * The pods of brokers. Reads come from memory and include the caller's own writes. Each write is
 * one request, and is done only if the pod is still of the version that the caller saw; if it is
 * not, {@link KubernetesUnavailableException} asks to come again with a newer one.
 */
public interface BrokerPods {

  /** The pods of a cluster by ordinal, those without one last. No request. */
  List<BrokerPod> of(StreamBusCluster cluster);

  /** Deletes a pod, with its own time to end. Done when it is gone already. */
  WriteResult delete(BrokerPod pod);

  /** Changes a pod. */
  WriteResult patch(BrokerPod pod, PodPatch change);
}

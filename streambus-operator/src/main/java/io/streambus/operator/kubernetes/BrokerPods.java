package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.streambus.api.StreamBusCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Reads and writes the pods of brokers. Reads are served from memory and include the caller's own
 * writes. Each write is one request, sent once, and succeeds only if the pod still has the resource
 * version that the caller read; otherwise it throws {@link KubernetesUnavailableException}, and the
 * caller must decide again on a newer version.
 */
public interface BrokerPods {

  /**
   * Returns the pods of the brokers of a cluster, by ordinal, without others that have their
   * labels. Sends no request.
   */
  List<BrokerPod> list(StreamBusCluster cluster);

  /**
   * Returns the names of the other pods that the Services of a cluster select, such as copies of
   * its pods. Sends no request.
   */
  List<String> listStrays(StreamBusCluster cluster);

  /**
   * Deletes a pod with its own grace period. Succeeds if it is already gone. On success, the pod is
   * terminating.
   */
  BrokerWrite<BrokerPod> delete(BrokerPod pod);

  /**
   * As {@link #delete}, if the PodDisruptionBudgets of the pod permit it; otherwise the write is
   * {@linkplain WriteResult.Rejected#isByDisruptionBudget rejected}.
   */
  BrokerWrite<BrokerPod> evict(BrokerPod pod);

  /** Returns why {@link #evict} would be rejected now; empty if it would not. One request. */
  Optional<WriteResult.Rejected> checkEviction(BrokerPod pod);

  /** Patches a pod. On success, returns the pod as stored by the server. */
  BrokerWrite<BrokerPod> patch(BrokerPod pod, PodPatch patch);

  /** Changes to a running pod; fields that are not set remain unchanged. */
  @Value.Immutable
  interface PodPatch {

    /** Images by container name. The kubelet restarts these containers within the same pod. */
    Map<String, String> images();

    /** Labels to set. */
    Map<String, String> labels();

    /** Annotations to set. */
    Map<String, String> annotations();

    /** Owner to add to the pod, next to the StatefulSet. */
    Optional<OwnerReference> owner();

    /** Returns a builder with every field unset. */
    static ImmutablePodPatch.Builder builder() {
      return ImmutablePodPatch.builder();
    }
  }
}

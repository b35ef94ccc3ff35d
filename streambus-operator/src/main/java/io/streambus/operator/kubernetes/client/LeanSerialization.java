package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.objects.ManagedResources;

/**
 * A serialization for the client of an operator. It reads the kinds that the operator works with
 * and skips managed fields. The one that a client has by default loads the classes of every kind of
 * Kubernetes at the first watch event, and builds trees of managed fields that nobody looks at:
 * both together are most of the memory and a third of the time of reading.
 */
public final class LeanSerialization {

  private LeanSerialization() {}

  /** A new one, for {@code KubernetesClientBuilder.withKubernetesSerialization}. */
  public static KubernetesSerialization create() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
    KubernetesSerialization serialization = new KubernetesSerialization(mapper, false);
    for (ManagedResources managed : ManagedResources.values()) {
      serialization.registerKubernetesResource(managed.kind());
    }
    serialization.registerKubernetesResource(StreamBusCluster.class);
    serialization.registerKubernetesResource(ApiDefinition.class);
    serialization.registerKubernetesResource(PartialPod.class);
    serialization.registerKubernetesResource(PartialNode.class);
    serialization.registerKubernetesResource(PersistentVolumeClaim.class);
    serialization.registerKubernetesResource(Event.class);
    serialization.registerKubernetesResource(Secret.class);
    // What a watch that ends with an error brings; unrecognized, it would never be started anew.
    serialization.registerKubernetesResource(Status.class);
    return serialization;
  }

  @JsonIgnoreProperties("managedFields")
  private abstract static class WithoutManagedFields {}
}

package io.streambus.operator.josdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.client.PartialPod;

/**
 * A cloner that copies no objects of the operator, which it never changes. A copy of a cluster
 * would lack what was found when it was read: an invalid spec would become an empty one, which is
 * valid.
 */
public final class SharedObjects implements Cloner {

  private static final String OWN_PACKAGE = StreamBusCluster.class.getPackageName();

  private final KubernetesSerialization serialization;

  /** Creates a cloner that copies all other objects, because their reconcilers may change them. */
  public SharedObjects(KubernetesClient client) {
    this.serialization = client.getKubernetesSerialization();
  }

  @Override
  public <R extends HasMetadata> R clone(R object) {
    return isOwn(object.getClass()) ? object : serialization.clone(object);
  }

  private static boolean isOwn(Class<?> type) {
    return type.getPackageName().equals(OWN_PACKAGE) || type.equals(PartialPod.class);
  }

  /** Returns whether a cloner is safe for clusters. */
  public static boolean areSharedBy(Cloner cloner) {
    return cloner.clone(clusterWithInvalidSpec()).parseError().isPresent();
  }

  private static StreamBusCluster clusterWithInvalidSpec() {
    try {
      return new ObjectMapper().readValue("{\"spec\": 1}", StreamBusCluster.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every cluster can be read", e);
    }
  }
}

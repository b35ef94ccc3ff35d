package io.streambus.app.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.client.LeanSerialization;

/** Clusters of tests, from YAML. */
public final class StoredClusterYaml {

  private static final KubernetesSerialization SERIALIZATION = LeanSerialization.create();

  private StoredClusterYaml() {}

  /** Reads a cluster {@code shop/demo} of generation 3 with these annotations, spec and status. */
  public static StoredCluster read(String annotations, String spec, String status) {
    String yaml =
        """
        apiVersion: streambus.io/v1alpha1
        kind: StreamBusCluster
        metadata:
          namespace: shop
          name: demo
          uid: uid-1
          generation: 3
          resourceVersion: "7"
          creationTimestamp: "2026-01-01T08:30:00Z"
          annotations: %s
        spec: %s
        status: %s
        """
            .formatted(annotations, spec, status);
    return new StoredCluster(
        JsonNodeFactory.instance.objectNode(),
        SERIALIZATION.unmarshal(yaml, StreamBusCluster.class));
  }

  /** Returns a condition in YAML. */
  public static String condition(String type, String status, String reason, String message) {
    return "{type: %s, status: '%s', reason: %s, message: '%s', lastTransitionTime: '2026-01-01T11:00:00Z', observedGeneration: 3}"
        .formatted(type, status, reason, message);
  }
}

package io.streambus.operator.certificates;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;

/** Creates clusters of three brokers. */
final class TestClusters {

  private TestClusters() {}

  /** Creates cluster "demo" in "default" with the given {@code spec.security.tls}. */
  static BrokerCluster tls(String tls) {
    String yaml =
        """
        apiVersion: streambus.io/v1alpha1
        kind: StreamBusCluster
        metadata: {name: demo, namespace: default, uid: uid-of-demo}
        spec:
          replicas: 3
          security:
            tls: %s
        """
            .formatted(tls);
    Resolution resolution =
        ClusterResolver.resolve(
            new KubernetesSerialization().unmarshal(yaml, StreamBusCluster.class),
            ClusterInputs.none());
    if (resolution instanceof Resolution.Resolved resolved) {
      return resolved.cluster();
    }
    throw new AssertionError(resolution);
  }
}

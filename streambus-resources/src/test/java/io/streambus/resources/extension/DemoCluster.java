package io.streambus.resources.extension;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.NetworkPolicySpec;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;

/** A cluster as the operator builds it without extensions. */
final class DemoCluster {

  static final StreamBusCluster RESOURCE = resource();
  static final BrokerCluster CLUSTER = cluster();

  private DemoCluster() {}

  private static StreamBusCluster resource() {
    StreamBusCluster resource = new StreamBusCluster();
    resource.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName("demo")
            .withUid("u1")
            .withGeneration(1L)
            .build());
    resource.setSpec(
        StreamBusClusterSpec.builder()
            .networkPolicy(NetworkPolicySpec.builder().enabled(true).build())
            .build());
    return resource;
  }

  private static BrokerCluster cluster() {
    return ((Resolution.Resolved) Extensions.none().resolve(RESOURCE, ClusterInputs.none()))
        .cluster();
  }
}

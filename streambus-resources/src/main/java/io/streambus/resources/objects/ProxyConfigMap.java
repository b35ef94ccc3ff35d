package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;

/** ConfigMap with the configuration of the proxies; absent if TLS is disabled. */
final class ProxyConfigMap {

  private ProxyConfigMap() {}

  static Optional<ConfigMap> of(BrokerCluster cluster) {
    return cluster
        .proxyConfig()
        .map(
            config ->
                new ConfigMapBuilder()
                    .withMetadata(
                        ManagedMetadata.of(cluster, ClusterNames.proxyConfigMap(cluster.name())))
                    .withData(config.files())
                    .build());
  }
}

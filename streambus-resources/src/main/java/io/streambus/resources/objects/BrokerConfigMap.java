package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerPaths;
import java.util.Optional;

/** ConfigMap with the configuration file of the brokers. */
final class BrokerConfigMap {

  private BrokerConfigMap() {}

  static Optional<ConfigMap> of(BrokerCluster cluster) {
    return Optional.of(
        new ConfigMapBuilder()
            .withMetadata(ManagedMetadata.of(cluster, ClusterNames.configMap(cluster.name())))
            .editMetadata()
            .addToAnnotations(MembershipAnnotations.of(cluster.raftEpoch()))
            .addToAnnotations(RestartAnnotations.selectFrom(cluster.pod().annotations()))
            .endMetadata()
            .addToData(BrokerPaths.CONFIG_FILE, cluster.config().yaml())
            .build());
  }
}

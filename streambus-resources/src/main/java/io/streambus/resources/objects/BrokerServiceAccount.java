package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.ServiceAccountSource;
import java.util.Optional;

/** ServiceAccount of the brokers; absent if the user specifies one. */
final class BrokerServiceAccount {

  private BrokerServiceAccount() {}

  static Optional<ServiceAccount> of(BrokerCluster cluster) {
    return cluster.serviceAccount() instanceof ServiceAccountSource.OperatorOwned own
        ? Optional.of(build(cluster, own))
        : Optional.empty();
  }

  private static ServiceAccount build(
      BrokerCluster cluster, ServiceAccountSource.OperatorOwned own) {
    return new ServiceAccountBuilder()
        .withMetadata(ManagedMetadata.of(cluster, own.name()))
        // Brokers do not access the API server.
        .withAutomountServiceAccountToken(false)
        .build();
  }
}

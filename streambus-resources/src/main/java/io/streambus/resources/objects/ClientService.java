package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;

/** Service with a single address for clients. */
final class ClientService {

  private ClientService() {}

  static Optional<Service> of(BrokerCluster cluster) {
    // spotless:off
    return Optional.of(
        new ServiceBuilder()
            .withMetadata(ManagedMetadata.of(cluster, ClusterNames.clientService(cluster.name())))
            .withNewSpec()
                .withType("ClusterIP")
                // A topic exists only on the broker that received it, so a client must return to
                // the same broker.
                .withSessionAffinity("ClientIP")
                .withSelector(ClusterLabels.selector(cluster.name()))
                .withPorts(NamedPorts.client(cluster))
                .addAllToPorts(NamedPorts.http(cluster))
            .endSpec()
            .build());
    // spotless:on
  }
}

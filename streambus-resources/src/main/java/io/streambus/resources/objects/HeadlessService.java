package io.streambus.resources.objects;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerPorts;
import java.util.Optional;

/** Headless Service that provides a DNS name for each broker. */
final class HeadlessService {

  private HeadlessService() {}

  /** Returns labels that select this Service only. */
  static ImmutableMap<String, String> labels(BrokerCluster cluster) {
    return ImmutableMap.<String, String>builder()
        .putAll(ClusterLabels.selector(cluster.name()))
        .put(ClusterLabels.SERVICE, ClusterLabels.HEADLESS)
        .build();
  }

  static Optional<Service> of(BrokerCluster cluster) {
    // spotless:off
    return Optional.of(
        new ServiceBuilder()
            .withMetadata(ManagedMetadata.of(cluster, ClusterNames.headlessService(cluster.name())))
            .editMetadata()
                .addToLabels(ClusterLabels.SERVICE, ClusterLabels.HEADLESS)
                .addToAnnotations(scrapeAnnotations(cluster))
            .endMetadata()
            .withNewSpec()
                .withClusterIP("None")
                // Brokers must resolve each other before any of them is ready.
                .withPublishNotReadyAddresses(true)
                .withSelector(ClusterLabels.selector(cluster.name()))
                .withPorts(NamedPorts.client(cluster))
                .addAllToPorts(NamedPorts.http(cluster))
                .addAllToPorts(NamedPorts.raft(cluster))
            .endSpec()
            .build());
    // spotless:on
  }

  /**
   * Returns the scrape annotations, set on this Service only so that each broker is scraped once.
   * They have room for one port: a former one until no pod has it.
   */
  private static ImmutableMap<String, String> scrapeAnnotations(BrokerCluster cluster) {
    return cluster.metrics().enabled()
        ? ImmutableMap.of(
            "prometheus.io/scrape", "true",
            "prometheus.io/port", Integer.toString(scrapedPort(cluster)),
            "prometheus.io/path", "/metrics")
        : ImmutableMap.of();
  }

  private static int scrapedPort(BrokerCluster cluster) {
    return cluster.formerPorts().stream()
        .mapToInt(BrokerPorts::http)
        .filter(port -> port != cluster.ports().http())
        .findFirst()
        .orElse(cluster.ports().http());
  }
}

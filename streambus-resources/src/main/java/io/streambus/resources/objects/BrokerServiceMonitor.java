package io.streambus.resources.objects;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.thirdparty.ServiceMonitor;
import java.util.Optional;

/** ServiceMonitor with which the Prometheus Operator scrapes each broker. */
final class BrokerServiceMonitor {

  private static final String METRICS_PATH = "/metrics";

  private BrokerServiceMonitor() {}

  static Optional<ServiceMonitor> of(BrokerCluster cluster) {
    return cluster.metrics().serviceMonitor() ? Optional.of(build(cluster)) : Optional.empty();
  }

  private static ServiceMonitor build(BrokerCluster cluster) {
    var monitor = new ServiceMonitor();
    monitor.setMetadata(ManagedMetadata.of(cluster, ClusterNames.serviceMonitor(cluster.name())));
    monitor.setSpec(
        ThirdPartySpec.of(
            ImmutableMap.of(
                "jobLabel",
                ClusterLabels.INSTANCE,
                // Selects a single Service, because each additional one would scrape every broker
                // again.
                "selector",
                ImmutableMap.of("matchLabels", HeadlessService.labels(cluster)),
                "endpoints",
                ImmutableList.of(
                    ImmutableMap.of(
                        "port",
                        NamedPorts.HTTP,
                        "path",
                        METRICS_PATH,
                        "interval",
                        cluster.metrics().interval().toString())))));
    return monitor;
  }
}

package io.streambus.operator.status;

import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.api.ImmutableStreamBusClusterStatus;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.model.BrokerCluster;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The status as a pure function of an observation and the time. */
public final class StatusProjection {

  private StatusProjection() {}

  /** The status to show. Equal observations give equal statuses, whatever the time. */
  public static StreamBusClusterStatus project(Observation seen, Instant now) {
    ReplicaCounts brokers = seen.brokers().orElse(new ReplicaCounts(0, 0, 0, 0, false));
    ImmutableStreamBusClusterStatus.Builder status =
        StreamBusClusterStatus.builder()
            .phase(Phase.of(seen).value())
            .conditions(Conditions.of(seen, now))
            .replicas(brokers.current())
            .readyReplicas(brokers.ready())
            .updatedReplicas(brokers.updated())
            .toleratedFailures(Quorum.of(seen).map(Quorum::toleratedFailures))
            .storage(StorageProjection.of(seen))
            .certificate(CertificateProjection.of(seen))
            .rollout(RolloutProjection.of(seen))
            .notEnforced(seen.notEnforced().stream().map(NotEnforced::path).toList())
            .observedGeneration(seen.cluster().getMetadata().getGeneration())
            .selector(ClusterLabels.selectorText(seen.cluster().getMetadata().getName()));
    seen.desired()
        .filter(wanted -> seen.applyResult().pending().isEmpty())
        .ifPresentOrElse(
            wanted ->
                status
                    .version(wanted.version())
                    .endpoints(endpoints(wanted))
                    .tenants(TenantStatuses.of(wanted)),
            () -> seen.previous().ifPresent(previous -> carryOver(previous, status)));
    return status.build();
  }

  private static List<String> endpoints(BrokerCluster cluster) {
    return IntStream.range(0, cluster.replicas())
        .mapToObj(
            ordinal ->
                ClusterNames.brokerHost(cluster.name(), cluster.namespace(), ordinal)
                    + ":"
                    + cluster.ports().client())
        .toList();
  }

  /** A spec that is refused or paused leaves the brokers, their addresses and certificate. */
  private static void carryOver(
      StreamBusClusterStatus previous, ImmutableStreamBusClusterStatus.Builder status) {
    status
        .version(previous.version())
        .endpoints(previous.endpoints())
        .tenants(previous.tenants())
        .certificate(previous.certificate());
  }
}

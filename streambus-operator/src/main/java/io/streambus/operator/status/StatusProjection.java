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

/** Computes the status as a pure function of an observation and the time. */
public final class StatusProjection {

  private StatusProjection() {}

  /** Returns the status. Equal observations yield equal statuses, regardless of the time. */
  public static StreamBusClusterStatus project(Observation observation, Instant now) {
    ReplicaCounts brokers = observation.brokers().orElse(new ReplicaCounts(0, 0, 0, 0, false));
    ImmutableStreamBusClusterStatus.Builder status =
        StreamBusClusterStatus.builder()
            .phase(Phase.of(observation).value())
            .conditions(Conditions.of(observation, now))
            .replicas(brokers.current())
            .readyReplicas(brokers.ready())
            .updatedReplicas(brokers.updated())
            .toleratedFailures(Quorum.of(observation).map(Quorum::toleratedFailures))
            .storage(StorageProjection.of(observation))
            .certificate(CertificateProjection.of(observation))
            .rollout(RolloutProjection.of(observation))
            .notEnforced(observation.notEnforced().stream().map(NotEnforced::path).toList())
            .observedGeneration(observation.cluster().getMetadata().getGeneration())
            .selector(ClusterLabels.selectorString(observation.cluster().getMetadata().getName()));
    observation
        .desired()
        .filter(desired -> observation.applyResult().pending().isEmpty())
        .ifPresentOrElse(
            desired ->
                status
                    .version(desired.version())
                    .endpoints(endpoints(desired))
                    .tenants(TenantProjection.of(desired)),
            () -> observation.previous().ifPresent(previous -> carryOver(previous, status)));
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

  /** While the spec is invalid or paused, these fields still describe the running brokers. */
  private static void carryOver(
      StreamBusClusterStatus previous, ImmutableStreamBusClusterStatus.Builder status) {
    status
        .version(previous.version())
        .endpoints(previous.endpoints())
        .tenants(previous.tenants())
        .certificate(previous.certificate());
  }
}

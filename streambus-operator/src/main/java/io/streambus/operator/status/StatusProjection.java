package io.streambus.operator.status;

import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.api.ImmutableStreamBusClusterStatus;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.model.BrokerCluster;
import java.util.List;
import java.util.stream.IntStream;

/** Computes the status as a pure function of an results and the time. */
public final class StatusProjection {

  private StatusProjection() {}

  /** Returns the status. Equal observations yield equal statuses, regardless of the time. */
  public static StreamBusClusterStatus project(StepResults results) {
    ClusterPhase phase = Phase.of(results);
    ReplicaCounts brokers =
        results.snapshot().replicaCounts().orElse(new ReplicaCounts(0, 0, 0, 0, false));
    ImmutableStreamBusClusterStatus.Builder status =
        StreamBusClusterStatus.builder()
            .phase(phase.value())
            .conditions(Conditions.of(results, phase))
            .replicas(brokers.current())
            .readyReplicas(brokers.ready())
            .updatedReplicas(brokers.updated())
            .toleratedFailures(Quorum.of(results).map(Quorum::toleratedFailures))
            .storage(StorageProjection.of(results))
            .certificate(CertificateProjection.of(results))
            .rollout(RolloutProjection.of(results))
            .notEnforced(results.notEnforced().stream().map(NotEnforced::path).toList())
            .observedGeneration(results.snapshot().cluster().getMetadata().getGeneration())
            .selector(ClusterLabels.selectorString(results.snapshot().name()));
    results
        .desired()
        .filter(desired -> results.pending().isEmpty())
        .ifPresentOrElse(
            desired ->
                status
                    .version(desired.version())
                    .endpoints(endpoints(desired))
                    .tenants(TenantProjection.of(desired)),
            () ->
                results
                    .snapshot()
                    .previousStatus()
                    .ifPresent(previous -> carryOver(previous, results, status)));
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
      StreamBusClusterStatus previous,
      StepResults results,
      ImmutableStreamBusClusterStatus.Builder status) {
    status
        .version(previous.version())
        .endpoints(previous.endpoints())
        .tenants(previous.tenants())
        .certificate(CertificateProjection.of(results).or(previous::certificate));
  }
}

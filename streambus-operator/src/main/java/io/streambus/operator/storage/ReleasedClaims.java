package io.streambus.operator.storage;

import com.google.common.collect.ImmutableSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.resources.objects.BrokerVolumes;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Selects the PersistentVolumeClaims of removed brokers to delete if the retention policy is
 * Delete. They are deleted once the cluster runs without these brokers, and only if this cluster
 * created them: claims of a former cluster with the same name were retained on purpose.
 */
final class ReleasedClaims {

  private static final Set<String> TEMPLATES =
      ImmutableSet.of(BrokerVolumes.DATA, BrokerVolumes.RAFT);

  private ReleasedClaims() {}

  static List<BrokerClaim> of(VolumePlan plan) {
    return plan.desired().claimRetention().whenScaled() == ClaimRetentionPolicy.DELETE
            && isRunning(plan)
        ? plan.observed().claims().stream().filter(claim -> isReleased(claim, plan)).toList()
        : List.of();
  }

  private static boolean isReleased(BrokerClaim claim, VolumePlan plan) {
    return TEMPLATES.contains(claim.template())
        && claim.ordinal() >= plan.desired().replicas()
        && !claim.terminating()
        && !claim.createdAt().isBefore(createdAt(plan.observed().cluster()));
  }

  /** If the timestamp is invalid, no claim counts as created by the cluster. */
  private static Instant createdAt(StreamBusCluster cluster) {
    return KubernetesTimestamps.parse(cluster.getMetadata().getCreationTimestamp())
        .orElse(Instant.MAX);
  }

  private static boolean isRunning(VolumePlan plan) {
    return plan.blockedBy().isEmpty()
        && plan.observed()
            .statefulSet()
            .filter(set -> !set.isMarkedForDeletion())
            .map(ReplicaCounts::of)
            .filter(brokers -> hasAll(brokers, plan.desired().replicas()))
            .isPresent();
  }

  private static boolean hasAll(ReplicaCounts brokers, int members) {
    return brokers.observed() && brokers.desired() == members && brokers.ready() == members;
  }
}

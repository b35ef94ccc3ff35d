package io.streambus.operator.storage;

import com.google.common.collect.ImmutableSet;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.resources.objects.BrokerVolumes;
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

  static List<BrokerClaim> of(VolumeView view) {
    return view.cluster().claimRetention().whenScaled() == ClaimRetentionPolicy.DELETE
            && isRunning(view)
        ? view.claims().stream().filter(claim -> isReleased(claim, view)).toList()
        : List.of();
  }

  private static boolean isReleased(BrokerClaim claim, VolumeView view) {
    return TEMPLATES.contains(claim.template())
        && claim.ordinal() >= view.cluster().replicas()
        && !claim.terminating()
        && !claim.createdAt().isBefore(view.clusterCreatedAt());
  }

  private static boolean isRunning(VolumeView view) {
    return view.blockedBy().isEmpty()
        && view.set()
            .filter(set -> !set.isMarkedForDeletion())
            .map(ReplicaCounts::of)
            .filter(brokers -> hasAll(brokers, view.cluster().replicas()))
            .isPresent();
  }

  private static boolean hasAll(ReplicaCounts brokers, int members) {
    return brokers.observed() && brokers.desired() == members && brokers.ready() == members;
  }
}

package io.streambus.operator.storage;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerClaims.ClaimPatch;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.snapshot.Outcome;
import io.streambus.operator.storage.VolumeState.VolumeRejection;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ClusterOwner;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the cluster an owner of exactly the claims that are to be deleted with it; Kubernetes then
 * deletes them even if no operator runs. The StatefulSet must not own any claim, because it can be
 * deleted while the cluster stays. Its controller removes it as an owner, but only of claims whose
 * pod exists.
 */
final class ClaimOwnership {

  private static final Logger log = LoggerFactory.getLogger(ClaimOwnership.class);

  private static final String STATEFUL_SET = HasMetadata.getKind(StatefulSet.class);

  private final BrokerClaims claims;

  ClaimOwnership(BrokerClaims claims) {
    this.claims = claims;
  }

  /** Patches the claims whose owners differ. Stops at the first rejection, which it returns. */
  Outcome<Optional<VolumeRejection>> apply(ClusterSnapshot observed, BrokerCluster desired) {
    ClusterSnapshot snapshot = observed;
    for (BrokerClaim claim : observed.claims()) {
      ClaimPatch patch = patch(claim, observed, desired);
      if (patch.owner().isPresent() || !patch.formerOwners().isEmpty()) {
        BrokerWrite<BrokerClaim> write = claims.patch(claim, patch);
        Optional<VolumeRejection> rejection =
            write
                .rejection()
                .filter(rejected -> rejected.code() != HttpURLConnection.HTTP_NOT_FOUND)
                .map(rejected -> VolumeRejection.ofOwner(claim, rejected));
        if (rejection.isPresent()) {
          return new Outcome<>(snapshot, rejection);
        }
        snapshot = snapshot.with(write.object());
        log.atInfo()
            .addKeyValue("claim", claim.name())
            .addKeyValue("whenDeleted", desired.claimRetention().whenDeleted().value())
            .log("Changed owners of PersistentVolumeClaim");
      }
    }
    return new Outcome<>(snapshot, Optional.empty());
  }

  private static ClaimPatch patch(
      BrokerClaim claim, ClusterSnapshot observed, BrokerCluster desired) {
    if (claim.terminating()) {
      return ClaimPatch.builder().build();
    }
    OwnerReference cluster =
        ClusterOwner.of(observed.name(), observed.cluster().getMetadata().getUid());
    boolean owned = isDeletedWithCluster(claim, observed, desired);
    return ClaimPatch.builder()
        .owner(Optional.of(cluster).filter(owner -> owned && !claim.isOwnedBy(owner.getUid())))
        .formerOwners(
            claim.owners().stream()
                .filter(
                    owner ->
                        isStatefulSetWithoutPod(owner, claim, observed)
                            || (!owned && owner.getUid().equals(cluster.getUid())))
                .map(OwnerReference::getUid)
                .collect(Collectors.toSet()))
        .build();
  }

  /** Claims of removed brokers of a former cluster with the same name were retained on purpose. */
  private static boolean isDeletedWithCluster(
      BrokerClaim claim, ClusterSnapshot observed, BrokerCluster desired) {
    return desired.claimRetention().whenDeleted() == ClaimRetentionPolicy.DELETE
        && (claim.ordinal() < desired.replicas() || observed.isCreatedByCluster(claim));
  }

  private static boolean isStatefulSetWithoutPod(
      OwnerReference owner, BrokerClaim claim, ClusterSnapshot observed) {
    return STATEFUL_SET.equals(owner.getKind())
        && ClusterNames.statefulSet(observed.name()).equals(owner.getName())
        && observed.pods().stream().noneMatch(pod -> pod.ordinal() == claim.ordinal());
  }
}

package io.streambus.operator.storage;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.resources.model.BrokerCluster;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Input of the volume plan.
 *
 * @param cluster desired state
 * @param clusterCreatedAt when the cluster was created; older claims belong to a former cluster
 *     with its name
 * @param blockedBy unmet precondition for deleting the StatefulSet that other components determine,
 *     as a clause that follows "once"
 * @param set the StatefulSet, if it exists
 * @param pods pods of the brokers
 * @param claims PersistentVolumeClaims of the brokers, including removed brokers
 */
record VolumeView(
    BrokerCluster cluster,
    Instant clusterCreatedAt,
    Optional<String> blockedBy,
    Optional<StatefulSet> set,
    List<BrokerPod> pods,
    List<BrokerClaim> claims) {

  /** Copies the lists. */
  VolumeView {
    pods = ImmutableList.copyOf(pods);
    claims = ImmutableList.copyOf(claims);
  }

  /** A claim that exists and is not terminating. */
  Optional<BrokerClaim> claim(String template, int ordinal) {
    return claims.stream()
        .filter(claim -> claim.template().equals(template) && claim.ordinal() == ordinal)
        .filter(claim -> !claim.terminating())
        .findFirst();
  }

  /** A pod that exists and is not terminating. */
  Optional<BrokerPod> pod(int ordinal) {
    return pods.stream().filter(pod -> pod.ordinal() == ordinal && !pod.terminating()).findFirst();
  }
}

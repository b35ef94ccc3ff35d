package io.streambus.operator.scaling;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterCondition;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.resources.membership.ClaimEpoch;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.ObservedMembership;
import io.streambus.resources.membership.ObservedMembership.PodsState;
import io.streambus.resources.membership.ScaleRequest;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.BrokerVolumes;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Existing objects from which the membership of a cluster is derived.
 *
 * @param cluster the custom resource
 * @param existingObjects existing objects of the cluster
 * @param pods pods of the brokers
 * @param claims PersistentVolumeClaims of the brokers
 * @param status last reported status
 */
public record ScaleView(
    StreamBusCluster cluster,
    List<HasMetadata> existingObjects,
    List<BrokerPod> pods,
    List<BrokerClaim> claims,
    Optional<StreamBusClusterStatus> status) {

  /** Copies the lists. */
  public ScaleView {
    existingObjects = ImmutableList.copyOf(existingObjects);
    pods = ImmutableList.copyOf(pods);
    claims = ImmutableList.copyOf(claims);
  }

  /** The observed membership, as input of spec resolution. */
  public ObservedMembership observedMembership() {
    return new ObservedMembership(
        podState(),
        unmetPreconditions(),
        isScalingReported(),
        configuredEpoch(),
        claimEpochs(),
        knownEpochs().toList());
  }

  /** Evaluated only if the number of brokers changes: the result varies with every pod update. */
  private Optional<String> unmetPreconditions() {
    return ExistingState.of(existingObjects)
        .map(ExistingState::members)
        .filter(replicas -> replicas != ScaleRequest.of(cluster).members())
        .flatMap(replicas -> ScalePreconditions.unmet(replicas, statefulSet(), pods));
  }

  Optional<StatefulSet> statefulSet() {
    return existingObjects.stream()
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .findFirst();
  }

  private PodsState podState() {
    return statefulSet()
        .map(this::podState)
        .orElseGet(() -> pods.isEmpty() ? PodsState.NONE : PodsState.RUNNING);
  }

  /** Until the controller has observed zero replicas, it may still create pods. */
  private PodsState podState(StatefulSet set) {
    Integer desired = set.getSpec().getReplicas();
    if (desired == null || desired > 0) {
      return PodsState.RUNNING;
    }
    ReplicaCounts brokers = ReplicaCounts.of(set);
    return brokers.observed() && brokers.current() == 0 && pods.isEmpty()
        ? PodsState.SCALED_DOWN
        : PodsState.SCALING_DOWN;
  }

  private boolean isScalingReported() {
    return status
        .flatMap(reported -> reported.condition(ConditionType.SCALING))
        .map(ClusterCondition::observedGeneration)
        .filter(cluster.getMetadata().getGeneration()::equals)
        .isPresent();
  }

  private Optional<RaftEpoch> configuredEpoch() {
    return existingObjects.stream()
        .filter(ConfigMap.class::isInstance)
        .filter(
            map ->
                map.getMetadata()
                    .getName()
                    .equals(ClusterNames.configMap(cluster.getMetadata().getName())))
        .findFirst()
        .flatMap(MembershipAnnotations::raftEpoch);
  }

  private List<ClaimEpoch> claimEpochs() {
    return raftClaims()
        .filter(claim -> !claim.terminating())
        .map(
            claim ->
                new ClaimEpoch(
                    claim.ordinal(), MembershipAnnotations.raftEpoch(claim.annotations())))
        .toList();
  }

  /** Includes terminating claims so that their epoch numbers are not reused. */
  private Stream<RaftEpoch> knownEpochs() {
    return Stream.concat(
            existingObjects.stream().map(MembershipAnnotations::raftEpoch),
            raftClaims().map(claim -> MembershipAnnotations.raftEpoch(claim.annotations())))
        .flatMap(Optional::stream)
        .distinct();
  }

  private Stream<BrokerClaim> raftClaims() {
    return claims.stream().filter(claim -> claim.template().equals(BrokerVolumes.RAFT));
  }
}

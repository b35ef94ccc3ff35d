package io.streambus.operator.scaling;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterCondition;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.ObservedMembership;
import io.streambus.resources.membership.ObservedMembership.ClaimEpoch;
import io.streambus.resources.membership.ObservedMembership.PodsState;
import io.streambus.resources.membership.ScaleRequest;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.BrokerVolumes;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Derives the membership of a cluster from what exists.
 *
 * @param observed the cluster when the reconciliation started
 */
public record MembershipReader(ClusterSnapshot observed) {

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
    return ExistingState.of(observed.name(), observed.objects())
        .flatMap(ExistingState::raftEpoch)
        .map(RaftEpoch::members)
        .filter(replicas -> replicas != ScaleRequest.of(observed.cluster()).members())
        .flatMap(replicas -> ScalePreconditions.unmet(replicas, observed));
  }

  private PodsState podState() {
    return observed
        .statefulSet()
        .map(this::podState)
        .orElseGet(() -> observed.pods().isEmpty() ? PodsState.NONE : PodsState.RUNNING);
  }

  /** Until the controller has observed zero replicas, it may still create pods. */
  private PodsState podState(StatefulSet set) {
    Integer desired = set.getSpec().getReplicas();
    if (desired == null || desired > 0) {
      return PodsState.RUNNING;
    }
    ReplicaCounts brokers = ReplicaCounts.of(set);
    return brokers.observed() && brokers.current() == 0 && observed.pods().isEmpty()
        ? PodsState.SCALED_DOWN
        : PodsState.SCALING_DOWN;
  }

  private boolean isScalingReported() {
    return observed
        .previousCondition(ConditionType.SCALING)
        .map(ClusterCondition::observedGeneration)
        .filter(observed.cluster().getMetadata().getGeneration()::equals)
        .isPresent();
  }

  private Optional<RaftEpoch> configuredEpoch() {
    return observed
        .object(ConfigMap.class, ClusterNames.configMap(observed.name()))
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
            Stream.of(
                observed.statefulSet().flatMap(MembershipAnnotations::raftEpoch),
                configuredEpoch()),
            raftClaims().map(claim -> MembershipAnnotations.raftEpoch(claim.annotations())))
        .flatMap(Optional::stream)
        .distinct();
  }

  private Stream<BrokerClaim> raftClaims() {
    return observed.claims().stream().filter(claim -> claim.template().equals(BrokerVolumes.RAFT));
  }
}

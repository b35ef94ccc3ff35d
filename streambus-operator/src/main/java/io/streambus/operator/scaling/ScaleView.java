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
import io.streambus.resources.membership.ClaimEpochs;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.ObservedMembership;
import io.streambus.resources.membership.ObservedMembership.Pods;
import io.streambus.resources.membership.ScaleRequest;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.BrokerVolumes;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is looked at to see how it stands with the brokers of a cluster.
 *
 * @param cluster the custom resource
 * @param live its objects
 * @param pods of its brokers
 * @param claims of its brokers
 * @param status what the user was told last
 */
public record ScaleView(
    StreamBusCluster cluster,
    List<HasMetadata> live,
    List<BrokerPod> pods,
    List<BrokerClaim> claims,
    Optional<StreamBusClusterStatus> status) {

  /** Copies the lists. */
  public ScaleView {
    live = ImmutableList.copyOf(live);
    pods = ImmutableList.copyOf(pods);
    claims = ImmutableList.copyOf(claims);
  }

  /** What resolving needs to know of it. */
  public ObservedMembership observedMembership() {
    return new ObservedMembership(
        podsThere(), unrest(), isAnnounced(), config(), claimEpochs(), logs().toList());
  }

  /** Looked for only where it matters: it changes with each step of a pod. */
  private Optional<String> unrest() {
    return ExistingState.of(live)
        .map(ExistingState::replicas)
        .filter(members -> members != ScaleRequest.of(cluster).members())
        .flatMap(members -> ScalePreconditions.of(members, statefulSet(), pods));
  }

  Optional<StatefulSet> statefulSet() {
    return live.stream()
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .findFirst();
  }

  private Pods podsThere() {
    return statefulSet().map(this::podsThere).orElseGet(() -> pods.isEmpty() ? Pods.NONE : Pods.UP);
  }

  /** The controller has to have seen that no pod is wanted, or it might still make some. */
  private Pods podsThere(StatefulSet set) {
    Integer wanted = set.getSpec().getReplicas();
    if (wanted == null || wanted > 0) {
      return Pods.UP;
    }
    ReplicaCounts brokers = ReplicaCounts.of(set);
    return brokers.observed() && brokers.current() == 0 && pods.isEmpty() ? Pods.GONE : Pods.ENDING;
  }

  private boolean isAnnounced() {
    return status
        .flatMap(told -> told.condition(ConditionType.SCALING))
        .map(ClusterCondition::observedGeneration)
        .filter(cluster.getMetadata().getGeneration()::equals)
        .isPresent();
  }

  private Optional<RaftEpoch> config() {
    return live.stream()
        .filter(ConfigMap.class::isInstance)
        .filter(
            map ->
                map.getMetadata()
                    .getName()
                    .equals(ClusterNames.configMap(cluster.getMetadata().getName())))
        .findFirst()
        .flatMap(MembershipAnnotations::log);
  }

  private List<ClaimEpochs> claimEpochs() {
    return raft()
        .filter(claim -> !claim.terminating())
        .map(
            claim ->
                new ClaimEpochs(claim.ordinal(), MembershipAnnotations.log(claim.annotations())))
        .toList();
  }

  /** Also claims that go are a warning not to use a number again. */
  private Stream<RaftEpoch> logs() {
    return Stream.concat(
            live.stream().map(MembershipAnnotations::log),
            raft().map(claim -> MembershipAnnotations.log(claim.annotations())))
        .flatMap(Optional::stream)
        .distinct();
  }

  private Stream<BrokerClaim> raft() {
    return claims.stream().filter(claim -> claim.template().equals(BrokerVolumes.RAFT));
  }
}

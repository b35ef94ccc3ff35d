package io.streambus.operator.storage;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ConditionReason;
import io.streambus.operator.apply.ApplyFailure;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.UnknownClaim;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.LifecycleState;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks, before new brokers start, that no claim exists which does not belong to the cluster but
 * has the name of one of theirs. The StatefulSet controller would use it, whatever its content. A
 * user can offer such a claim to the cluster; it then belongs to the cluster before its Raft epoch
 * is determined.
 */
public final class ClaimAdoption {

  private static final Logger log = LoggerFactory.getLogger(ClaimAdoption.class);

  /** Bounds the length of the message. */
  private static final int MAX_NAMES = 6;

  private final BrokerClaims claims;

  /** Creates a check that uses the given API. */
  public ClaimAdoption(BrokerClaims claims) {
    this.claims = claims;
  }

  /**
   * Returns why no broker may start, if that is the case. Sends no request unless new claims are
   * needed.
   *
   * @throws KubernetesUnavailableException if the cache does not contain a claim of the cluster
   *     yet, such as one that was just adopted
   */
  public Optional<ApplyFailure> run(ClusterSnapshot observed, Resolved resolved) {
    Set<String> names = newClaims(observed, resolved);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    List<UnknownClaim> found = claims.find(observed.cluster(), names);
    List<UnknownClaim> foreign =
        found.stream()
            .filter(claim -> !claim.belongsTo(observed.name()))
            .filter(claim -> !isAdoptable(claim, observed))
            .toList();
    return foreign.isEmpty() ? adopt(found, observed) : Optional.of(conflict(foreign, observed));
  }

  private static Set<String> newClaims(ClusterSnapshot observed, Resolved resolved) {
    int desired =
        resolved.lifecycleState() instanceof LifecycleState.Stopping stopping
            ? stopping.desired()
            : resolved.cluster().podCount();
    int current = observed.statefulSet().map(set -> set.getSpec().getReplicas()).orElse(0);
    Set<String> names =
        IntStream.range(0, desired > current ? desired : 0)
            .boxed()
            .flatMap(
                ordinal ->
                    Stream.of(BrokerVolumes.DATA, BrokerVolumes.RAFT)
                        .map(template -> ClusterNames.claim(template, observed.name(), ordinal)))
            .collect(Collectors.toCollection(TreeSet::new));
    observed.claims().stream().map(BrokerClaim::name).forEach(names::remove);
    return names;
  }

  /** Members of a Raft epoch that has begun must not start with unknown content. */
  private static boolean isAdoptable(UnknownClaim claim, ClusterSnapshot observed) {
    int members =
        ExistingState.of(observed.name(), observed.objects())
            .flatMap(ExistingState::raftEpoch)
            .map(RaftEpoch::members)
            .orElse(0);
    return claim.isOfferedTo(observed.name())
        && IntStream.range(0, members)
            .mapToObj(ordinal -> ClusterNames.claim(BrokerVolumes.RAFT, observed.name(), ordinal))
            .noneMatch(claim.name()::equals);
  }

  private Optional<ApplyFailure> adopt(List<UnknownClaim> found, ClusterSnapshot observed) {
    for (UnknownClaim claim : found) {
      if (!claim.belongsTo(observed.name())) {
        Optional<WriteResult.Rejected> rejection = claims.adopt(claim, observed.cluster());
        if (rejection.isPresent()) {
          return Optional.of(ApplyFailure.of(claim.version().key(), rejection.get()));
        }
        log.atInfo()
            .addKeyValue("claim", claim.name())
            .log("Adopted PersistentVolumeClaim that a user offered");
      }
    }
    if (!found.isEmpty()) {
      throw new KubernetesUnavailableException(
          "read " + found.get(0).version(),
          new IllegalStateException("the cache does not contain it yet"));
    }
    return Optional.empty();
  }

  private static ApplyFailure conflict(List<UnknownClaim> foreign, ClusterSnapshot observed) {
    String names =
        foreign.stream().limit(MAX_NAMES).map(UnknownClaim::name).collect(Collectors.joining(", "))
            + (foreign.size() > MAX_NAMES ? " and others" : "");
    return new ApplyFailure(
        ConditionReason.NAME_CONFLICT,
        "PersistentVolumeClaims of brokers already exist and do not belong to this cluster: %s; %s"
            .formatted(names, remedy(foreign, observed)));
  }

  private static String remedy(List<UnknownClaim> foreign, ClusterSnapshot observed) {
    return foreign.stream().anyMatch(claim -> claim.isOfferedTo(observed.name()))
        ? "delete them, or create the cluster again, because the Raft epoch of these brokers has"
            + " begun without their content"
        : ("delete them, choose another cluster name, or let the cluster use them with their"
                + " content: kubectl annotate pvc -n %s NAME %s=%s")
            .formatted(
                observed.cluster().getMetadata().getNamespace(),
                ClusterAnnotations.ADOPT,
                observed.name());
  }
}

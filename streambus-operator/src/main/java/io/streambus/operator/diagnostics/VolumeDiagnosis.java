package io.streambus.operator.diagnostics;

import io.streambus.api.ClusterNames;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.objects.BrokerContainer;
import io.streambus.resources.objects.BrokerVolumes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Diagnoses the volumes of a broker: claims that are not bound, and a lost Raft log. */
record VolumeDiagnosis(BrokerPod pod, ClusterSnapshot observed, OptionalInt leader) {

  private static final Duration BINDING_GRACE_PERIOD = Duration.ofSeconds(30);

  private static final int RAFT_PANIC_EXIT_CODE = 2;

  /** The claims of a new cluster are created almost simultaneously. */
  private static final Duration MAX_AGE_DIFFERENCE = Duration.ofMinutes(2);

  /** Finds claims that are not bound. Some StorageClasses bind only once the pod is scheduled. */
  Optional<Diagnosis> unbound() {
    return unboundClaims()
        .findFirst()
        .map(
            claim ->
                new Diagnosis(
                    Diagnosis.deadline(claim.createdAt(), BINDING_GRACE_PERIOD, observed.time()),
                    List.of(pod.name()),
                    unboundMessage(),
                    unexplained()));
  }

  /** A claim whose events say why its StorageClass does not provide a volume. */
  Optional<ObjectVersion> unexplained() {
    return unboundClaims()
        .filter(claim -> claim.storageClass().isPresent())
        .map(BrokerClaim::version)
        .findFirst();
  }

  /** Addition to a scheduler message about unbound volumes; otherwise empty. */
  String unboundHint(String schedulerMessage) {
    String normalized = schedulerMessage.toLowerCase(Locale.ROOT).replace(" ", "");
    return normalized.contains("persistentvolume") && unboundClaims().findAny().isPresent()
        ? "; " + unboundMessage()
        : "";
  }

  private String unboundMessage() {
    return unboundClaims()
        .map(claim -> "%s (%s)".formatted(claim.name(), storageClass(claim)))
        .collect(
            Collectors.joining(
                ", ",
                "PersistentVolumeClaims not bound (see kubectl describe pvc -n %s): "
                    .formatted(pod.version().key().namespace()),
                ""));
  }

  private static String storageClass(BrokerClaim claim) {
    return claim
        .storageClass()
        .map(name -> "StorageClass " + name)
        .orElse("no StorageClass, and no default exists; make one the default");
  }

  private Stream<BrokerClaim> unboundClaims() {
    return observed.claims().stream()
        .filter(claim -> claim.ordinal() == pod.ordinal())
        .filter(claim -> !claim.isBound());
  }

  /**
   * Addition to the message about a broker that crashes because of its Raft log; otherwise empty. A
   * broker that lost its volume starts with an empty log and panics until another broker becomes
   * leader and sends it a snapshot.
   */
  String raftHint() {
    if (!hasPanicked()) {
      return "";
    }
    return recreated()
        .map(
            claim ->
                ("; its Raft volume %s was recreated at %s, after those of the other brokers, so"
                        + " its Raft log is empty; restart %s")
                    .formatted(claim.name(), claim.createdAt(), leaderName()))
        .orElseGet(() -> "; if its Raft volume was emptied, restart " + leaderName());
  }

  /** A crashing broker is not the leader, even if it was the last one observed. */
  private String leaderName() {
    return leader.stream()
        .filter(ordinal -> ordinal != pod.ordinal())
        .mapToObj(ordinal -> ClusterNames.pod(observed.name(), ordinal))
        .map(name -> name + " (the leader)")
        .findFirst()
        .orElse("the leader");
  }

  private boolean hasPanicked() {
    return pod.containers().stream()
        .filter(container -> container.name().equals(BrokerContainer.NAME))
        .flatMap(container -> container.lastTermination().stream())
        .anyMatch(ended -> ended.exitCode() == RAFT_PANIC_EXIT_CODE);
  }

  private Optional<BrokerClaim> recreated() {
    return raft()
        .filter(claim -> claim.ordinal() == pod.ordinal())
        .filter(claim -> newestOther().filter(other -> isLater(claim, other)).isPresent())
        .findFirst();
  }

  private static boolean isLater(BrokerClaim claim, Instant other) {
    return claim.createdAt().isAfter(other.plus(MAX_AGE_DIFFERENCE));
  }

  /** In a cluster that was scaled up, later volumes are newer than the first ones. */
  private Optional<Instant> newestOther() {
    return raft()
        .filter(claim -> claim.ordinal() != pod.ordinal())
        .map(BrokerClaim::createdAt)
        .max(Instant::compareTo);
  }

  private Stream<BrokerClaim> raft() {
    return observed.claims().stream().filter(claim -> claim.template().equals(BrokerVolumes.RAFT));
  }
}

package io.streambus.operator.diagnostics;

import io.streambus.api.ClusterNames;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.resources.objects.BrokerContainer;
import io.streambus.resources.objects.BrokerVolumes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Raft volume of a broker that dies over its Raft log. A broker whose volume was lost comes
 * back with an empty log; it panics until another one leads, which then sends it a snapshot.
 */
record RaftVolume(BrokerPod pod, DiagnosticsInput view) {

  private static final int RAFT_PANIC = 2;

  /** The claims of a cluster that starts are made within moments. */
  private static final Duration APART = Duration.ofMinutes(2);

  String hint() {
    if (!hasPanicked()) {
      return "";
    }
    return lost()
        .map(
            claim ->
                "; its Raft volume %s was made anew at %s, after those of the others, so its log is empty: restart %s"
                    .formatted(claim.name(), claim.created(), leader()))
        .orElseGet(() -> "; if its Raft volume was emptied, restart " + leader());
  }

  /** A broker that dies does not lead, whatever was seen last. */
  private String leader() {
    return view.leader().stream()
        .filter(ordinal -> ordinal != pod.ordinal())
        .mapToObj(ordinal -> ClusterNames.pod(view.set().getMetadata().getName(), ordinal))
        .map(name -> name + ", which leads")
        .findFirst()
        .orElse("the broker that leads");
  }

  private boolean hasPanicked() {
    return pod.containers().stream()
        .filter(container -> container.name().equals(BrokerContainer.NAME))
        .flatMap(container -> container.ended().stream())
        .anyMatch(ended -> ended.exitCode() == RAFT_PANIC);
  }

  private Optional<BrokerClaim> lost() {
    return raft()
        .filter(claim -> claim.ordinal() == pod.ordinal())
        .filter(claim -> youngestOther().filter(other -> isLater(claim, other)).isPresent())
        .findFirst();
  }

  private static boolean isLater(BrokerClaim claim, Instant other) {
    return claim.created().isAfter(other.plus(APART));
  }

  /** The other volumes of a cluster that grew are younger than its first ones. */
  private Optional<Instant> youngestOther() {
    return raft()
        .filter(claim -> claim.ordinal() != pod.ordinal())
        .map(BrokerClaim::created)
        .max(Instant::compareTo);
  }

  private Stream<BrokerClaim> raft() {
    return view.claims().stream().filter(claim -> claim.template().equals(BrokerVolumes.RAFT));
  }
}

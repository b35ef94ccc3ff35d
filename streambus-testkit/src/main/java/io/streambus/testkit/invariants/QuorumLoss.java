package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.ObjectState.PodState;
import io.streambus.testkit.invariants.ObjectState.StatefulSetState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the first change after which one cluster has no quorum anymore. */
final class QuorumLoss {

  private final String cluster;
  private final Set<String> serving = new TreeSet<>();
  private int members;
  private boolean reached;

  private QuorumLoss(String cluster) {
    this.cluster = cluster;
  }

  /** Returns the description of the change, if any. Changes must be in order. */
  static Optional<String> first(List<RecordedChange> history, String cluster) {
    QuorumLoss state = new QuorumLoss(cluster);
    return history.stream()
        .filter(change -> change.id().cluster().equals(cluster))
        .flatMap(change -> state.apply(change).stream())
        .findFirst();
  }

  private Optional<String> apply(RecordedChange change) {
    if (change.latest() instanceof StatefulSetState set) {
      resize(change.after().isPresent() ? set.replicas() : 0);
    } else if (change.latest() instanceof PodState pod) {
      boolean serves = change.after().isPresent() && pod.serving() && !pod.terminating();
      if (serves) {
        serving.add(pod.id().name());
      } else {
        serving.remove(pod.id().name());
      }
    }
    boolean quorum = serving.size() > members / 2;
    boolean lost = reached && !quorum;
    reached |= quorum && members > 0;
    return lost ? Optional.of(describe(change)) : Optional.empty();
  }

  /** A cluster that is stopped, or whose StatefulSet is replaced, starts again. */
  private void resize(int replicas) {
    reached &= replicas == members;
    members = replicas;
  }

  private String describe(RecordedChange change) {
    return "%d of %d brokers of %s were serving, %s, after %s was %s by %s"
        .formatted(
            serving.size(),
            members,
            cluster,
            serving,
            change.id(),
            change.after().isEmpty() || change.beginsDeletion() ? "deleted" : "changed",
            change.actor());
  }
}

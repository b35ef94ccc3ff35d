package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Fact.Identity;
import io.streambus.testkit.invariants.Fact.Kind;
import io.streambus.testkit.invariants.Fact.PodFact;
import io.streambus.testkit.invariants.Fact.SetFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All objects, right before a change. */
final class World {

  private final Map<String, Fact> facts = new HashMap<>();

  /** Who deleted the last object of a kind and cluster, of those of which there is one. */
  private final Map<String, Doer> deleters = new HashMap<>();

  /** Who wrote the number of replicas that the StatefulSet of a cluster has. */
  private final Map<String, Doer> scalers = new HashMap<>();

  void apply(Change change) {
    Identity id = change.id();
    if (change.beginsDeletion()) {
      deleters.put(key(id.kind(), id.cluster()), responsible(change));
    }
    if (change.after().orElse(null) instanceof SetFact set
        && replicas(change.before()) != set.replicas()) {
      scalers.put(id.cluster(), change.doer());
    }
    facts.remove(id.uid());
    change.after().ifPresent(fact -> facts.put(id.uid(), fact));
  }

  /**
   * Who is behind the deletion that a change begins: what the machinery deletes it deletes because
   * somebody deleted the owner, or scaled it down.
   */
  Doer responsible(Change deletion) {
    if (deletion.doer() != Doer.MACHINERY) {
      return deletion.doer();
    }
    String cluster = deletion.id().cluster();
    return switch (deletion.id().kind()) {
      case CLUSTERS -> Doer.MACHINERY;
      case STATEFUL_SETS -> deleter(Kind.CLUSTERS, cluster);
      case CLAIMS -> deleter(Kind.STATEFUL_SETS, cluster);
      case PODS -> behindDeletionOf((PodFact) deletion.latest());
    };
  }

  private Doer behindDeletionOf(PodFact pod) {
    String cluster = pod.id().cluster();
    Optional<SetFact> set =
        set(cluster)
            .filter(found -> !found.leaving())
            .filter(found -> pod.owner().isEmpty() || found.id().uid().equals(pod.owner()));
    if (set.isEmpty()) {
      return deleter(Kind.STATEFUL_SETS, cluster);
    }
    return pod.ordinal() >= set.get().replicas()
        ? scalers.getOrDefault(cluster, Doer.MACHINERY)
        : Doer.MACHINERY;
  }

  Optional<SetFact> set(String cluster) {
    return facts.values().stream()
        .filter(fact -> fact.id().kind() == Kind.STATEFUL_SETS)
        .filter(fact -> fact.id().cluster().equals(cluster))
        .map(SetFact.class::cast)
        .findFirst();
  }

  /** The pods of a cluster that are not going. */
  List<PodFact> pods(String cluster) {
    return facts.values().stream()
        .filter(fact -> fact.id().kind() == Kind.PODS && fact.id().cluster().equals(cluster))
        .filter(fact -> !fact.leaving())
        .map(PodFact.class::cast)
        .toList();
  }

  private Doer deleter(Kind kind, String cluster) {
    return deleters.getOrDefault(key(kind, cluster), Doer.MACHINERY);
  }

  private static String key(Kind kind, String cluster) {
    return kind + "/" + cluster;
  }

  private static int replicas(Optional<Fact> set) {
    return set.map(fact -> ((SetFact) fact).replicas()).orElse(-1);
  }
}

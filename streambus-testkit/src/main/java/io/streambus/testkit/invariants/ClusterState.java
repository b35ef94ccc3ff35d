package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.ObjectState.Identity;
import io.streambus.testkit.invariants.ObjectState.Kind;
import io.streambus.testkit.invariants.ObjectState.PodState;
import io.streambus.testkit.invariants.ObjectState.StatefulSetState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All objects immediately before a change. */
final class ClusterState {

  private final Map<String, ObjectState> objectStates = new HashMap<>();

  /** Who deleted the last object of a kind in a cluster, for kinds with one object per cluster. */
  private final Map<String, Actor> deleters = new HashMap<>();

  /** Who set the current number of replicas of the StatefulSet of a cluster. */
  private final Map<String, Actor> scalers = new HashMap<>();

  void apply(RecordedChange change) {
    Identity id = change.id();
    if (change.beginsDeletion()) {
      deleters.put(key(id.kind(), id.cluster()), responsibleActor(change));
    }
    if (change.after().orElse(null) instanceof StatefulSetState set
        && replicas(change.before()) != set.replicas()) {
      scalers.put(id.cluster(), change.actor());
    }
    objectStates.remove(id.uid());
    change.after().ifPresent(objectState -> objectStates.put(id.uid(), objectState));
  }

  /**
   * Returns who caused the deletion that a change starts. Kubernetes controllers delete an object
   * because another actor deleted its owner or scaled it down.
   */
  Actor responsibleActor(RecordedChange deletion) {
    if (deletion.actor() != Actor.CONTROLLERS) {
      return deletion.actor();
    }
    String cluster = deletion.id().cluster();
    return switch (deletion.id().kind()) {
      case CLUSTERS -> Actor.CONTROLLERS;
      case STATEFUL_SETS, CLAIMS -> deleter(Kind.CLUSTERS, cluster);
      case PODS -> responsibleForPod((PodState) deletion.latest());
    };
  }

  private Actor responsibleForPod(PodState pod) {
    String cluster = pod.id().cluster();
    Optional<StatefulSetState> set =
        statefulSet(cluster)
            .filter(found -> !found.terminating())
            .filter(found -> pod.owner().isEmpty() || found.id().uid().equals(pod.owner()));
    if (set.isEmpty()) {
      return deleter(Kind.STATEFUL_SETS, cluster);
    }
    return pod.ordinal() >= set.get().replicas()
        ? scalers.getOrDefault(cluster, Actor.CONTROLLERS)
        : Actor.CONTROLLERS;
  }

  Optional<StatefulSetState> statefulSet(String cluster) {
    return objectStates.values().stream()
        .filter(objectState -> objectState.id().kind() == Kind.STATEFUL_SETS)
        .filter(objectState -> objectState.id().cluster().equals(cluster))
        .map(StatefulSetState.class::cast)
        .findFirst();
  }

  /** The pods of a cluster that are not terminating. */
  List<PodState> pods(String cluster) {
    return objectStates.values().stream()
        .filter(
            objectState ->
                objectState.id().kind() == Kind.PODS && objectState.id().cluster().equals(cluster))
        .filter(objectState -> !objectState.terminating())
        .map(PodState.class::cast)
        .toList();
  }

  private Actor deleter(Kind kind, String cluster) {
    return deleters.getOrDefault(key(kind, cluster), Actor.CONTROLLERS);
  }

  private static String key(Kind kind, String cluster) {
    return kind + "/" + cluster;
  }

  private static int replicas(Optional<ObjectState> set) {
    return set.map(objectState -> ((StatefulSetState) objectState).replicas()).orElse(-1);
  }
}

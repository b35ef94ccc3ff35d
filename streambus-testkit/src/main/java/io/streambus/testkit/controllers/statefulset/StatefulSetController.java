package io.streambus.testkit.controllers.statefulset;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Controller;
import io.streambus.testkit.controllers.decision.PodConditions;
import io.streambus.testkit.controllers.decision.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides as the StatefulSet controller of Kubernetes 1.37 does: both pod management policies, the
 * update strategies OnDelete and RollingUpdate, revisions, claims and their retention.
 */
public final class StatefulSetController implements Controller {

  @Override
  public List<Write> decide(ClusterState state) {
    return state.list(StatefulSet.class).stream()
        .flatMap(set -> decide(state, set).stream())
        .toList();
  }

  private static List<Write> decide(ClusterState state, StatefulSet set) {
    Members members = Members.of(state, set);
    Revisions revisions = Revisions.of(state, set);
    List<Write> writes = new ArrayList<>(members.claimingWrites());
    writes.addAll(revisions.writes());
    SyncPlan plan = new SyncPlan(state, set, members, revisions);
    writes.addAll(plan.writes());
    writes.addAll(revisions.truncate(members.pods()));
    return writes;
  }

  /** When the next pod becomes available that others wait for. */
  @Override
  public Optional<Instant> nextDue(ClusterState state) {
    return state.list(StatefulSet.class).stream()
        .filter(set -> !SetSpec.of(set).isParallel() || !SetSpec.of(set).isOnDelete())
        .flatMap(
            set ->
                state.listBeside(set, Pod.class).stream()
                    .filter(pod -> Members.isMember(set, pod))
                    .flatMap(pod -> availableAt(set, pod).stream()))
        .filter(time -> time.isAfter(state.now()))
        .min(Instant::compareTo);
  }

  private static Optional<Instant> availableAt(StatefulSet set, Pod pod) {
    return new PodConditions(pod).availableAt(SetSpec.of(set).minReadySeconds());
  }
}

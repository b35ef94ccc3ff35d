package io.streambus.testkit.controllers.statefulset;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.PodConditions;
import io.streambus.testkit.controllers.decision.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is due for the pods of a StatefulSet: creates missing pods, deletes those beyond the
 * replicas, then updates outdated ones. With the policy OrderedReady, it ends at the first pod that
 * is not available.
 */
final class SyncPlan {

  private enum Progress {
    CONTINUE,
    STOP
  }

  private final ClusterState state;
  private final StatefulSet set;
  private final SetSpec spec;
  private final Revisions revisions;
  private final PodTemplates templates;
  private final PodClaims claims;
  private final List<Pod> replicas = new ArrayList<>();
  private final List<Pod> created = new ArrayList<>();
  private final List<Pod> condemned;
  private final List<Write> writes = new ArrayList<>();

  SyncPlan(ClusterState state, StatefulSet set, Members members, Revisions revisions) {
    this.state = state;
    this.set = set;
    this.spec = SetSpec.of(set);
    this.revisions = revisions;
    this.templates = new PodTemplates(set);
    this.claims = new PodClaims(state, set);
    this.condemned =
        members.pods().stream()
            .filter(pod -> PodNames.ordinal(pod) >= 0 && !spec.contains(PodNames.ordinal(pod)))
            .sorted(Comparator.comparingInt(PodNames::ordinal).reversed())
            .toList();
    for (int ordinal = spec.start(); ordinal < spec.start() + spec.replicas(); ordinal++) {
      replicas.add(replica(members, ordinal));
    }
    plan(members);
  }

  List<Write> writes() {
    return writes;
  }

  private void plan(Members members) {
    int outdated = set.isMarkedForDeletion() ? 0 : update();
    List<Pod> existing = new ArrayList<>(members.pods());
    existing.addAll(created);
    new SetStatus(state, set, revisions).write(existing, outdated).ifPresent(writes::add);
  }

  /** Returns how many outdated pods are deleted. */
  private int update() {
    if (processAll(replicas, this::processReplica) == Progress.STOP) {
      return 0;
    }
    condemned.forEach(pod -> writes.addAll(claims.correctOwners(pod)));
    if (processAll(condemned, this::processCondemned) == Progress.STOP || spec.isOnDelete()) {
      return 0;
    }
    List<Pod> outdated = new RollingUpdate(state, spec, revisions.update(), replicas).next();
    outdated.forEach(pod -> writes.add(new Write.Delete(pod)));
    return outdated.size();
  }

  private Progress processAll(List<Pod> pods, Function<Pod, Progress> process) {
    Progress total = Progress.CONTINUE;
    for (Pod pod : pods) {
      if (process.apply(pod) == Progress.STOP) {
        total = Progress.STOP;
        if (!spec.isParallel()) {
          return total;
        }
      }
    }
    // In parallel, a pod that must wait holds up no other.
    return spec.isParallel() ? Progress.CONTINUE : total;
  }

  private Pod replica(Members members, int ordinal) {
    return members.pods().stream()
        .filter(pod -> PodNames.ordinal(pod) == ordinal)
        .findFirst()
        .orElseGet(() -> templates.pod(revisionOfNewPod(ordinal), ordinal));
  }

  private Revision revisionOfNewPod(int ordinal) {
    return ordinal - spec.start() < spec.partition() ? revisions.current() : revisions.update();
  }

  private Progress processReplica(Pod pod) {
    PodConditions conditions = new PodConditions(pod);
    if (hasEnded(conditions)) {
      if (!conditions.isTerminating()) {
        writes.add(new Write.Delete(pod));
      }
      return Progress.STOP;
    }
    if (pod.getMetadata().getUid() == null) {
      return create(pod);
    }
    if (conditions.phase().equals("Pending") && claims.block(pod)) {
      return Progress.STOP;
    }
    if (conditions.phase().equals("Pending")) {
      writes.addAll(claims.createMissing(pod));
    }
    if (!spec.isParallel() && (conditions.isTerminating() || !isAvailable(pod))) {
      return Progress.STOP;
    }
    if (!templates.hasIdentity(pod)) {
      writes.add(new Write.UpdateMetadata(templates.withIdentity(pod)));
    }
    writes.addAll(claims.correctOwners(pod));
    return Progress.CONTINUE;
  }

  private Progress create(Pod pod) {
    boolean nameIsTaken =
        state
            .find(Pod.class, pod.getMetadata().getNamespace(), pod.getMetadata().getName())
            .isPresent();
    if (!claims.block(pod) && !nameIsTaken) {
      writes.addAll(claims.createMissing(pod));
      writes.add(new Write.Create(pod));
      writes.addAll(claims.correctOwners(pod));
      created.add(pod);
    }
    return Progress.STOP;
  }

  private Progress processCondemned(Pod pod) {
    PodConditions conditions = new PodConditions(pod);
    if (conditions.isTerminating()) {
      return Progress.STOP;
    }
    if (!spec.isParallel() && !isAvailable(pod) && !pod.equals(firstUnavailable())) {
      return Progress.STOP;
    }
    writes.add(new Write.Delete(pod));
    return Progress.STOP;
  }

  private Pod firstUnavailable() {
    List<Pod> ascending = new ArrayList<>(condemned);
    Collections.reverse(ascending);
    return Stream.concat(replicas.stream(), ascending.stream())
        .filter(pod -> !isAvailable(pod) || pod.isMarkedForDeletion())
        .findFirst()
        .orElseThrow();
  }

  private boolean isAvailable(Pod pod) {
    return Availability.isAvailable(pod, spec.minReadySeconds(), state.now());
  }

  private static boolean hasEnded(PodConditions conditions) {
    return conditions.phase().equals("Failed") || conditions.phase().equals("Succeeded");
  }
}

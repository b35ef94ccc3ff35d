package io.streambus.testkit.controllers.statefulset;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.LabelSelectors;
import io.streambus.testkit.controllers.decision.Owners;
import io.streambus.testkit.controllers.decision.Write;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pods of a StatefulSet, by ordinal.
 *
 * @param set the StatefulSet
 * @param pods pods that it controls or adopts
 * @param claimingWrites writes that adopt pods without a controller, and release pods whose labels
 *     no longer match
 */
record Members(StatefulSet set, List<Pod> pods, List<Write> claimingWrites) {

  static Members of(ClusterState state, StatefulSet set) {
    List<Pod> beside = state.listBeside(set, Pod.class);
    List<Pod> orphans = beside.stream().filter(pod -> isAdoptable(set, pod)).toList();
    List<Pod> released = beside.stream().filter(pod -> isReleasable(set, pod)).toList();
    List<Pod> pods =
        Stream.concat(
                beside.stream().filter(pod -> isMember(set, pod)).filter(pod -> matches(set, pod)),
                orphans.stream())
            .sorted(Comparator.comparingInt(PodNames::ordinal))
            .toList();
    List<Write> writes =
        Stream.concat(
                orphans.stream().map(pod -> new Owners(pod).add(Owners.controller(set))),
                released.stream()
                    .map(pod -> new Owners(pod).remove(owner -> Owners.refersTo(owner, set))))
            .toList();
    return new Members(set, pods, writes);
  }

  static boolean isMember(StatefulSet set, Pod pod) {
    return new Owners(pod).isControlledBy(set);
  }

  private static boolean isAdoptable(StatefulSet set, Pod pod) {
    return !set.isMarkedForDeletion()
        && !pod.isMarkedForDeletion()
        && new Owners(pod).controller().isEmpty()
        && matches(set, pod);
  }

  private static boolean isReleasable(StatefulSet set, Pod pod) {
    return !set.isMarkedForDeletion() && isMember(set, pod) && !matches(set, pod);
  }

  private static boolean matches(StatefulSet set, Pod pod) {
    return PodNames.parent(pod).equals(set.getMetadata().getName())
        && new LabelSelectors(set.getSpec().getSelector()).selects(pod);
  }
}

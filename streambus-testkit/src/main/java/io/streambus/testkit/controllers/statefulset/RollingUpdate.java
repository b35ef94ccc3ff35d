package io.streambus.testkit.controllers.statefulset;

import com.google.common.collect.Lists;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.testkit.controllers.decision.ClusterState;
import java.util.ArrayList;
import java.util.List;

/**
 * Selects the outdated pods that a rolling update deletes next, from the highest ordinal down to
 * the partition.
 */
record RollingUpdate(ClusterState state, SetSpec spec, Revision update, List<Pod> replicas) {

  List<Pod> next() {
    int unavailable = (int) replicas.stream().filter(this::isUnavailable).count();
    List<Pod> outdated =
        Lists.reverse(
                replicas.subList(Math.min(spec.partition(), replicas.size()), replicas.size()))
            .stream()
            .filter(pod -> !update.isOf(pod) && !pod.isMarkedForDeletion())
            .toList();
    int budget = Math.max(0, spec.maxUnavailable() - unavailable);
    if (!spec.isParallel()) {
      return outdated.stream().limit(budget).toList();
    }
    List<Pod> next = new ArrayList<>(outdated.stream().filter(this::isUnavailable).toList());
    outdated.stream().filter(pod -> !isUnavailable(pod)).limit(budget).forEach(next::add);
    return next;
  }

  private boolean isUnavailable(Pod pod) {
    return pod.isMarkedForDeletion()
        || !Availability.isAvailable(pod, spec.minReadySeconds(), state.now());
  }
}

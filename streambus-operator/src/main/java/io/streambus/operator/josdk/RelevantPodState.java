package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodContainer;
import io.streambus.operator.kubernetes.BrokerPod.StatusReason;
import io.streambus.operator.kubernetes.BrokerPod.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pass looks at in a pod. Left out is how far a start has got that meets no trouble.
 *
 * @param uid of the pod
 * @param terminating whether it goes
 * @param ready whether the broker accepts clients
 * @param labels with the revision
 * @param annotations of ours, also words of an administrator
 * @param reason what is said of it as a whole, such as that it was evicted
 * @param scheduling why no node was found; empty while nobody looked, or when one was
 * @param containers what they run, and why they do not
 */
record RelevantPodState(
    String uid,
    boolean terminating,
    boolean ready,
    Map<String, String> labels,
    Map<String, String> annotations,
    Optional<StatusReason> reason,
    String scheduling,
    List<Container> containers) {

  /** What a container runs, and why it does not. */
  record Container(String name, String image, int restarts, Optional<Waiting> waitingProblem) {}

  static RelevantPodState of(BrokerPod pod) {
    return new RelevantPodState(
        pod.version().uid(),
        pod.terminating(),
        pod.readySince().isPresent(),
        pod.labels(),
        PodUpdateFilter.ownedAnnotations(pod.annotations()),
        pod.statusReason(),
        scheduling(pod),
        pod.containers().stream()
            .filter(RelevantPodState::isNoteworthy)
            .map(RelevantPodState::container)
            .collect(ImmutableList.toImmutableList()));
  }

  private static String scheduling(BrokerPod pod) {
    return pod.condition(BrokerPod.SCHEDULED)
        .filter(condition -> !condition.holds())
        .map(BrokerPod.PodCondition::message)
        .orElse("");
  }

  private static boolean isNoteworthy(PodContainer container) {
    return container.restarts() > 0 || waitingProblem(container).isPresent();
  }

  private static Container container(PodContainer container) {
    return new Container(
        container.name(), container.image(), container.restarts(), waitingProblem(container));
  }

  private static Optional<Waiting> waitingProblem(PodContainer container) {
    return container.waiting().filter(waiting -> !waiting.isOfStart());
  }
}

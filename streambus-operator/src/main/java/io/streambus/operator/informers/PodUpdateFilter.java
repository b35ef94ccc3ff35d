package io.streambus.operator.informers;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodContainer;
import io.streambus.operator.kubernetes.BrokerPod.StatusReason;
import io.streambus.operator.kubernetes.BrokerPod.Waiting;
import io.streambus.operator.kubernetes.client.ClaimReader;
import io.streambus.operator.kubernetes.client.PartialPod;
import io.streambus.operator.kubernetes.client.PodReader;
import io.streambus.operator.kubernetes.client.StrayPod;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which new and updated pods and claims trigger a reconciliation. The steps of a normal pod
 * startup do not, until the pod is ready; otherwise, a starting cluster would cause a
 * reconciliation for each step.
 */
final class PodUpdateFilter {

  private static final String ANNOTATION_PREFIX = StreamBusCluster.GROUP + "/";

  private PodUpdateFilter() {}

  /**
   * The updates of a pod that has just been created trigger reconciliations. A pod that is new to
   * an informer after its watch was interrupted may not be updated again.
   */
  static boolean isRelevantNewPod(PartialPod pod) {
    return StrayPod.isStray(pod) || state(pod).filter(state -> !state.isStarting()).isPresent();
  }

  /**
   * Once the pod that uses a claim is ready, no update of that pod triggers a reconciliation for
   * the claim anymore.
   */
  static boolean isRelevantNewClaim(PersistentVolumeClaim claim, Collection<PartialPod> pods) {
    return ClaimReader.read(claim)
        .filter(
            each ->
                pods.stream()
                    .flatMap(pod -> PodReader.read(pod).stream())
                    .anyMatch(
                        pod -> pod.ordinal() == each.ordinal() && pod.readySince().isPresent()))
        .isPresent();
  }

  static boolean isRelevantPodUpdate(PartialPod now, PartialPod before) {
    return StrayPod.isStray(now) != StrayPod.isStray(before) || !state(now).equals(state(before));
  }

  private static Optional<RelevantPodState> state(PartialPod pod) {
    return PodReader.read(pod).map(RelevantPodState::of);
  }

  static boolean isRelevantClaimUpdate(PersistentVolumeClaim now, PersistentVolumeClaim before) {
    Optional<BrokerClaim> current = ClaimReader.read(now);
    Optional<BrokerClaim> previous = ClaimReader.read(before);
    return current.isPresent() != previous.isPresent()
        || current.filter(claim -> isRelevantUpdate(claim, previous.orElseThrow())).isPresent();
  }

  /**
   * Whether a claim has become bound. The pod becomes ready after that, but the two are watched
   * separately, so the pod may be known as ready first.
   */
  static boolean isBinding(PersistentVolumeClaim now, PersistentVolumeClaim before) {
    return ClaimReader.read(now).filter(BrokerClaim::isBound).isPresent()
        && ClaimReader.read(before).filter(BrokerClaim::isBound).isEmpty();
  }

  private static boolean isRelevantUpdate(BrokerClaim current, BrokerClaim previous) {
    return current.terminating() != previous.terminating()
        || !current.conditions().equals(previous.conditions())
        || !current.requested().equals(previous.requested())
        || !current.owners().equals(previous.owners())
        || isAnnotationChangedOrRemoved(current, previous)
        || (previous.isBound() && !current.capacity().equals(previous.capacity()));
  }

  /** An annotation that is added to a claim is one that the operator has just written. */
  private static boolean isAnnotationChangedOrRemoved(BrokerClaim now, BrokerClaim before) {
    return !operatorAnnotations(now.annotations())
        .entrySet()
        .containsAll(operatorAnnotations(before.annotations()).entrySet());
  }

  /** Kubernetes itself adds several other annotations, one by one, while binding a claim. */
  static Map<String, String> operatorAnnotations(Map<String, String> annotations) {
    return Maps.filterKeys(annotations, name -> name.startsWith(ANNOTATION_PREFIX));
  }

  /**
   * The state of a pod that a reconciliation depends on. Excludes the progress of a normal startup.
   *
   * @param uid UID of the pod
   * @param terminating whether the pod is being deleted
   * @param ready whether the broker accepts clients
   * @param labels labels, including the revision, except those that follow from the node
   * @param annotations annotations of the operator, including those that users set
   * @param reason reason reported for the pod as a whole, for example that it was evicted
   * @param scheduling why the pod is unschedulable; empty if it is scheduled, waits for its claims
   *     or is not yet processed
   * @param containers containers that restarted or have a problem
   */
  private record RelevantPodState(
      String uid,
      boolean terminating,
      boolean ready,
      Map<String, String> labels,
      Map<String, String> annotations,
      Optional<StatusReason> reason,
      String scheduling,
      List<Container> containers) {

    /**
     * Every new pod is reported as unschedulable until its claims are bound. If they never are, the
     * next reconciliation of the unfinished cluster reports it.
     */
    private static final String UNBOUND = "unbound immediate PersistentVolumeClaims";

    /** Image of a container, and why it is not running. */
    record Container(String name, String image, int restarts, Optional<Waiting> waitingProblem) {}

    static RelevantPodState of(BrokerPod pod) {
      return new RelevantPodState(
          pod.version().uid(),
          pod.terminating(),
          pod.readySince().isPresent(),
          Maps.filterKeys(pod.labels(), RelevantPodState::isStable),
          PodUpdateFilter.operatorAnnotations(pod.annotations()),
          pod.statusReason(),
          scheduling(pod),
          pod.containers().stream()
              .filter(RelevantPodState::isNoteworthy)
              .map(RelevantPodState::container)
              .collect(ImmutableList.toImmutableList()));
    }

    /** Whether the pod is just starting normally. */
    boolean isStarting() {
      return !terminating
          && !ready
          && reason.isEmpty()
          && scheduling.isEmpty()
          && containers.isEmpty();
    }

    /** Kubernetes adds labels of the topology to a pod when it is scheduled. */
    private static boolean isStable(String label) {
      return !label.startsWith("topology.kubernetes.io/");
    }

    private static String scheduling(BrokerPod pod) {
      return pod.condition(BrokerPod.SCHEDULED)
          .filter(condition -> !condition.isTrue())
          .map(BrokerPod.PodCondition::message)
          .filter(message -> !message.contains(UNBOUND))
          .orElse("");
    }

    private static boolean isNoteworthy(PodContainer container) {
      return container.restartCount() > 0 || waitingProblem(container).isPresent();
    }

    private static Container container(PodContainer container) {
      return new Container(
          container.name(), container.image(), container.restartCount(), waitingProblem(container));
    }

    private static Optional<Waiting> waitingProblem(PodContainer container) {
      return container.waiting().filter(waiting -> !waiting.isStarting());
    }
  }
}

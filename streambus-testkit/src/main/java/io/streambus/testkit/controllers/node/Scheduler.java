package io.streambus.testkit.controllers.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Controller;
import io.streambus.testkit.controllers.decision.PodConditions;
import io.streambus.testkit.controllers.decision.Write;
import io.streambus.testkit.controllers.storage.ClaimBinder;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Assigns pods to nodes. A pod must wait until its claims are bound, and until a node fits: it is
 * ready and not cordoned, the pod tolerates its taints, the required node affinity and pod
 * anti-affinity match, and the requests fit. Without any Node in the cluster, every pod fits one
 * that is only simulated.
 */
public final class Scheduler implements Controller {

  /** The node of pods in a cluster without nodes. */
  static final String ONLY_NODE = "node-0";

  private static final String SCHEDULED = "PodScheduled";

  private final Pods pods;

  /** Creates a scheduler that is controlled by the caller. */
  public Scheduler(Pods pods) {
    this.pods = pods;
  }

  @Override
  public List<Write> decide(ClusterState state) {
    Placement placement = Placement.of(state);
    List<Write> writes = new ArrayList<>();
    state.list(Pod.class).stream()
        .filter(pod -> pod.getSpec().getNodeName() == null && !pod.isMarkedForDeletion())
        .forEach(pod -> writes.addAll(schedule(state, placement, pod)));
    return writes;
  }

  private List<Write> schedule(ClusterState state, Placement placement, Pod pod) {
    Optional<String> blocker = blocker(state, pod);
    if (blocker.isPresent()) {
      return unschedulable(state, pod, blocker.get());
    }
    if (state.list(Node.class).isEmpty()) {
      return List.of(new Write.Bind(pod, ONLY_NODE));
    }
    return placement
        .assign(pod)
        .map(node -> List.<Write>of(new Write.Bind(pod, node)))
        .orElseGet(() -> unschedulable(state, pod, placement.whyNoNodeFits(pod)));
  }

  private Optional<String> blocker(ClusterState state, Pod pod) {
    if (pods.behavior(pod) == Pods.Behavior.UNSCHEDULABLE) {
      return Optional.of("0/1 nodes are available: 1 node(s) were made unavailable by the test.");
    }
    return pod.getSpec().getVolumes().stream()
        .map(Volume::getPersistentVolumeClaim)
        .filter(Objects::nonNull)
        .map(source -> unbound(state, pod, source.getClaimName()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> unbound(ClusterState state, Pod pod, String claim) {
    return state
        .find(PersistentVolumeClaim.class, pod.getMetadata().getNamespace(), claim)
        .map(
            found ->
                ClaimBinder.isBound(found)
                    ? Optional.<String>empty()
                    : Optional.of("pod has unbound immediate PersistentVolumeClaims"))
        .orElseGet(() -> Optional.of("persistentvolumeclaim \"" + claim + "\" not found"));
  }

  private static List<Write> unschedulable(ClusterState state, Pod pod, String message) {
    Optional<PodCondition> former = new PodConditions(pod).find(SCHEDULED);
    if (former.filter(condition -> message.equals(condition.getMessage())).isPresent()) {
      return List.of();
    }
    // spotless:off
    Pod copy = new PodBuilder(pod)
        .editOrNewStatus()
            .removeMatchingFromConditions(condition -> condition.getType().equals(SCHEDULED))
            .addToConditions(new PodConditionBuilder()
                .withType(SCHEDULED)
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage(message)
                .withLastTransitionTime(state.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .build())
        .endStatus()
        .build();
    // spotless:on
    return List.of(new Write.UpdateStatus(copy));
  }
}

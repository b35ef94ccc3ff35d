package io.streambus.operator.storage;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.streambus.api.ClusterNames;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ReplicaCounts;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * When a StatefulSet may be replaced: while it keeps all its pods as they are, and no claim would
 * go with it. Whether the brokers are well does not matter, since nothing happens to them.
 */
final class ReplacementPreconditions {

  private static final ImmutableList<Function<VolumeView, Optional<String>>> RULES =
      ImmutableList.of(
          VolumeView::hold,
          ReplacementPreconditions::retainedTemplate,
          ReplacementPreconditions::leaving,
          ReplacementPreconditions::stopped,
          ReplacementPreconditions::uncounted,
          ReplacementPreconditions::missingPod,
          ReplacementPreconditions::rolling,
          ReplacementPreconditions::ownedClaim);

  private ReplacementPreconditions() {}

  /** What must be over before, as a sentence that goes on after "once"; empty for nothing. */
  static Optional<String> unmet(VolumeView view) {
    return RULES.stream().flatMap(rule -> rule.apply(view).stream()).findFirst();
  }

  /** Only the StatefulSet remembers a template of a former version of the operator. */
  private static Optional<String> retainedTemplate(VolumeView view) {
    return when(
        view.cluster().retainedTemplate().isPresent(),
        "the pod template is taken that TemplateUpdatePending tells of");
  }

  private static Optional<String> leaving(VolumeView view) {
    return view.set()
        .filter(set -> !set.isMarkedForDeletion())
        .<Optional<String>>map(set -> Optional.empty())
        .orElse(Optional.of("the StatefulSet without them is gone"));
  }

  private static Optional<String> stopped(VolumeView view) {
    return when(
        view.set().map(set -> set.getSpec().getReplicas()).orElse(0) != view.cluster().replicas(),
        "all brokers are started again");
  }

  private static Optional<String> uncounted(VolumeView view) {
    return when(
        view.set().map(ReplicaCounts::of).filter(ReplicaCounts::observed).isEmpty(),
        "the StatefulSet controller has seen the last change");
  }

  private static Optional<String> missingPod(VolumeView view) {
    return IntStream.range(0, view.cluster().replicas())
        .filter(ordinal -> view.pod(ordinal).isEmpty())
        .mapToObj(ordinal -> ClusterNames.pod(view.cluster().name(), ordinal) + " is back")
        .findFirst();
  }

  private static Optional<String> rolling(VolumeView view) {
    Optional<String> wanted =
        view.set().map(StatefulSet::getStatus).map(StatefulSetStatus::getUpdateRevision);
    return view.pods().stream()
        .filter(pod -> pod.ordinal() < view.cluster().replicas())
        .filter(pod -> !pod.revision().equals(wanted))
        .map(BrokerPod::name)
        .map(pod -> pod + " runs the newest revision")
        .findFirst();
  }

  private static Optional<String> ownedClaim(VolumeView view) {
    String uid = view.set().map(set -> set.getMetadata().getUid()).orElse("");
    return view.claims().stream()
        .filter(claim -> claim.owners().contains(uid))
        .map(BrokerClaim::name)
        .map(claim -> "claim %s would outlive the StatefulSet".formatted(claim))
        .findFirst();
  }

  private static Optional<String> when(boolean holds, String obstacle) {
    return holds ? Optional.of(obstacle) : Optional.empty();
  }
}

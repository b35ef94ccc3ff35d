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
 * Preconditions for replacing a StatefulSet: all its pods are unchanged by the replacement and no
 * PersistentVolumeClaim would be deleted with it. The brokers need not be healthy because they are
 * not affected.
 */
final class ReplacementPreconditions {

  private static final ImmutableList<Function<VolumeView, Optional<String>>> RULES =
      ImmutableList.of(
          VolumeView::blockedBy,
          ReplacementPreconditions::retainedTemplate,
          ReplacementPreconditions::terminating,
          ReplacementPreconditions::stopped,
          ReplacementPreconditions::unobserved,
          ReplacementPreconditions::missingPod,
          ReplacementPreconditions::rolling,
          ReplacementPreconditions::ownedClaim);

  private ReplacementPreconditions() {}

  /** The first unmet precondition, as a clause that follows "once"; empty if all are met. */
  static Optional<String> unmet(VolumeView view) {
    return RULES.stream().flatMap(rule -> rule.apply(view).stream()).findFirst();
  }

  /** A template of a previous operator version is stored only in the StatefulSet. */
  private static Optional<String> retainedTemplate(VolumeView view) {
    return when(
        view.cluster().retainedTemplate().isPresent(),
        "the pod template reported by TemplateUpdatePending is applied");
  }

  private static Optional<String> terminating(VolumeView view) {
    return view.set()
        .filter(set -> !set.isMarkedForDeletion())
        .<Optional<String>>map(set -> Optional.empty())
        .orElse(Optional.of("the StatefulSet with the previous sizes is deleted"));
  }

  private static Optional<String> stopped(VolumeView view) {
    return when(
        view.set().map(set -> set.getSpec().getReplicas()).orElse(0) != view.cluster().replicas(),
        "all brokers have been started again");
  }

  private static Optional<String> unobserved(VolumeView view) {
    return when(
        view.set().map(ReplicaCounts::of).filter(ReplicaCounts::observed).isEmpty(),
        "the StatefulSet controller has observed the latest change");
  }

  private static Optional<String> missingPod(VolumeView view) {
    return IntStream.range(0, view.cluster().replicas())
        .filter(ordinal -> view.pod(ordinal).isEmpty())
        .mapToObj(
            ordinal -> "pod %s exists".formatted(ClusterNames.pod(view.cluster().name(), ordinal)))
        .findFirst();
  }

  private static Optional<String> rolling(VolumeView view) {
    Optional<String> target =
        view.set().map(StatefulSet::getStatus).map(StatefulSetStatus::getUpdateRevision);
    return view.pods().stream()
        .filter(pod -> pod.ordinal() < view.cluster().replicas())
        .filter(pod -> !pod.revision().equals(target))
        .map(BrokerPod::name)
        .map("pod %s runs the target revision"::formatted)
        .findFirst();
  }

  private static Optional<String> ownedClaim(VolumeView view) {
    String uid = view.set().map(set -> set.getMetadata().getUid()).orElse("");
    return view.claims().stream()
        .filter(claim -> claim.ownerUids().contains(uid))
        .map(BrokerClaim::name)
        .map("PersistentVolumeClaim %s is no longer owned by the StatefulSet"::formatted)
        .findFirst();
  }

  private static Optional<String> when(boolean unmet, String precondition) {
    return unmet ? Optional.of(precondition) : Optional.empty();
  }
}

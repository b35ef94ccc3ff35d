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

  private static final ImmutableList<Function<VolumePlan, Optional<String>>> RULES =
      ImmutableList.of(
          VolumePlan::blockedBy,
          ReplacementPreconditions::retainedTemplate,
          ReplacementPreconditions::terminating,
          ReplacementPreconditions::stopped,
          ReplacementPreconditions::unobserved,
          ReplacementPreconditions::missingPod,
          ReplacementPreconditions::rolling,
          ReplacementPreconditions::ownedClaim);

  private ReplacementPreconditions() {}

  /** The first unmet precondition, as a clause that follows "once"; empty if all are met. */
  static Optional<String> unmet(VolumePlan plan) {
    return RULES.stream().flatMap(rule -> rule.apply(plan).stream()).findFirst();
  }

  /** A template of a previous operator version is stored only in the StatefulSet. */
  private static Optional<String> retainedTemplate(VolumePlan plan) {
    return when(
        plan.desired().retainedTemplate().isPresent(),
        "the pod template reported by TemplateUpdatePending is applied");
  }

  private static Optional<String> terminating(VolumePlan plan) {
    return plan.observed()
        .statefulSet()
        .filter(set -> !set.isMarkedForDeletion())
        .<Optional<String>>map(set -> Optional.empty())
        .orElse(Optional.of("the StatefulSet with the previous sizes is deleted"));
  }

  private static Optional<String> stopped(VolumePlan plan) {
    return when(
        plan.observed().statefulSet().map(set -> set.getSpec().getReplicas()).orElse(0)
            != plan.desired().replicas(),
        "all brokers have been started again");
  }

  private static Optional<String> unobserved(VolumePlan plan) {
    return when(
        plan.observed()
            .statefulSet()
            .map(ReplicaCounts::of)
            .filter(ReplicaCounts::observed)
            .isEmpty(),
        "the StatefulSet controller has observed the latest change");
  }

  private static Optional<String> missingPod(VolumePlan plan) {
    return IntStream.range(0, plan.desired().replicas())
        .filter(ordinal -> plan.observed().activePod(ordinal).isEmpty())
        .mapToObj(
            ordinal -> "pod %s exists".formatted(ClusterNames.pod(plan.desired().name(), ordinal)))
        .findFirst();
  }

  private static Optional<String> rolling(VolumePlan plan) {
    Optional<String> target =
        plan.observed()
            .statefulSet()
            .map(StatefulSet::getStatus)
            .map(StatefulSetStatus::getUpdateRevision);
    return plan.observed().pods().stream()
        .filter(pod -> pod.ordinal() < plan.desired().replicas())
        .filter(pod -> !pod.revision().equals(target))
        .map(BrokerPod::name)
        .map("pod %s runs the target revision"::formatted)
        .findFirst();
  }

  private static Optional<String> ownedClaim(VolumePlan plan) {
    String uid = plan.observed().statefulSet().map(set -> set.getMetadata().getUid()).orElse("");
    return plan.observed().claims().stream()
        .filter(claim -> claim.isOwnedBy(uid))
        .map(BrokerClaim::name)
        .map("PersistentVolumeClaim %s is no longer owned by the StatefulSet"::formatted)
        .findFirst();
  }

  private static Optional<String> when(boolean unmet, String precondition) {
    return unmet ? Optional.of(precondition) : Optional.empty();
  }
}

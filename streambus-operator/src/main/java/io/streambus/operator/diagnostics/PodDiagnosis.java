package io.streambus.operator.diagnostics;

import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Diagnoses an existing pod that is not ready: finds the first unmet condition in the order in
 * which pods start.
 *
 * @param observed all brokers
 * @param leader ordinal of the leader, if known
 */
record PodDiagnosis(BrokerPod pod, ClusterSnapshot observed, OptionalInt leader) {

  /** The scheduler reports unbound claims immediately, usually only briefly. */
  private static final Duration SCHEDULING_GRACE_PERIOD = Duration.ofSeconds(15);

  private static final Duration PREPARATION_GRACE_PERIOD = Duration.ofMinutes(1);
  private static final Duration READINESS_GRACE_PERIOD = Duration.ofMinutes(2);
  private static final Duration TERMINATION_GRACE_PERIOD = Duration.ofMinutes(2);

  Optional<Diagnosis> find() {
    if (pod.readySince().isPresent()) {
      return Optional.empty();
    }
    Optional<Diagnosis> node = new NodeDiagnosis(pod).find();
    if (node.isPresent() || pod.terminating()) {
      return node.or(() -> Optional.of(terminating()));
    }
    return containers().or(this::unscheduled).or(volumes()::unbound).or(this::starting);
  }

  private Diagnosis terminating() {
    return Diagnosis.reportableFrom(
        deadline(notReadySince(), TERMINATION_GRACE_PERIOD),
        pod,
        "still terminating; if %s is permanently lost, delete the node"
            .formatted(NodeDiagnosis.node(pod)));
  }

  private Optional<Diagnosis> containers() {
    return pod.containers().stream()
        .flatMap(container -> new ContainerDiagnosis(pod, container).message().stream())
        .findFirst()
        .map(message -> Diagnosis.immediate(pod, message + volumes().raftHint()));
  }

  private Optional<Diagnosis> unscheduled() {
    return pod.condition(BrokerPod.SCHEDULED)
        .filter(scheduled -> !scheduled.isTrue())
        .map(this::schedulingFailure);
  }

  private Diagnosis schedulingFailure(PodCondition scheduled) {
    String hint = volumes().unboundHint(scheduled.message());
    return new Diagnosis(
        deadline(scheduled.lastTransitionTime(), SCHEDULING_GRACE_PERIOD),
        List.of(pod.name()),
        "cannot be scheduled (%s): %s%s".formatted(scheduled.reason(), scheduled.message(), hint),
        hint.isEmpty() ? Optional.empty() : volumes().unexplained());
  }

  /** The pod is scheduled, its volumes are bound, and no container has a known problem. */
  private Optional<Diagnosis> starting() {
    return pod.nodeName()
        .map(
            node ->
                pod.containers().stream().anyMatch(each -> each.startedAt().isPresent())
                    ? unresponsive()
                    : preparing());
  }

  private Diagnosis preparing() {
    return new Diagnosis(
        deadline(
            pod.condition(BrokerPod.SCHEDULED)
                .map(PodCondition::lastTransitionTime)
                .orElse(pod.createdAt()),
            PREPARATION_GRACE_PERIOD),
        List.of(pod.name()),
        NodeDiagnosis.node(pod) + " has not prepared the volumes, network or images of the pod",
        Optional.of(pod.version()));
  }

  private Diagnosis unresponsive() {
    return Diagnosis.reportableFrom(
        deadline(notReadySince(), READINESS_GRACE_PERIOD),
        pod,
        "running, but does not accept clients; it is waiting for a majority of the brokers, or"
            + " cannot write to its Raft volume");
  }

  private VolumeDiagnosis volumes() {
    return new VolumeDiagnosis(pod, observed, leader);
  }

  private Instant notReadySince() {
    return pod.condition(BrokerPod.READY)
        .map(PodCondition::lastTransitionTime)
        .orElse(pod.createdAt());
  }

  private Instant deadline(Instant since, Duration gracePeriod) {
    return Diagnosis.deadline(since, gracePeriod, observed.time());
  }
}

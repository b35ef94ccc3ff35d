package io.streambus.operator.diagnostics;

import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.kubernetes.EventSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a pod that exists is not ready: the first thing that it waits for, in the order of a start.
 *
 * @param view what is known of all brokers
 */
record PodDiagnosis(BrokerPod pod, DiagnosticsInput view) {

  /** A scheduler that waits for a claim to be bound says so at once, and mostly for a moment. */
  private static final Duration SCHEDULING = Duration.ofSeconds(15);

  private static final Duration PREPARING = Duration.ofMinutes(1);
  private static final Duration ANSWERING = Duration.ofMinutes(2);
  private static final Duration ENDING = Duration.ofMinutes(2);

  Optional<Diagnosis> find() {
    if (pod.readySince().isPresent()) {
      return Optional.empty();
    }
    Optional<Diagnosis> node = new NodeDiagnosis(pod).find();
    if (node.isPresent() || pod.terminating()) {
      return node.or(() -> Optional.of(going()));
    }
    return containers().or(this::unscheduled).or(this::unbound).or(this::slow);
  }

  private Diagnosis going() {
    return Diagnosis.from(
        clockSkew().plus(unready(), ENDING),
        pod,
        "it is being deleted and does not go; if %s is gone for good, delete that node"
            .formatted(NodeDiagnosis.node(pod)));
  }

  private Optional<Diagnosis> containers() {
    return pod.containers().stream()
        .flatMap(container -> new ContainerDiagnosis(pod, container).message().stream())
        .findFirst()
        .map(words -> Diagnosis.now(pod, words + new RaftVolume(pod, view).hint()));
  }

  private Optional<Diagnosis> unscheduled() {
    return pod.condition(BrokerPod.SCHEDULED)
        .filter(scheduled -> !scheduled.holds())
        .map(
            scheduled ->
                Diagnosis.from(
                    clockSkew().plus(scheduled.since(), SCHEDULING),
                    pod,
                    "no node takes it (%s): %s".formatted(scheduled.reason(), scheduled.message())
                        + new UnboundClaims(pod, view.claims()).hint(scheduled.message())));
  }

  private Optional<Diagnosis> unbound() {
    return new UnboundClaims(pod, view.claims()).find(clockSkew());
  }

  /** It has a node and its volumes, and no container is in trouble. */
  private Optional<Diagnosis> slow() {
    return pod.node()
        .map(
            node ->
                pod.containers().stream().anyMatch(each -> each.startedAt().isPresent())
                    ? silent()
                    : preparing());
  }

  private Diagnosis preparing() {
    return new Diagnosis(
        clockSkew()
            .plus(
                pod.condition(BrokerPod.SCHEDULED).map(PodCondition::since).orElse(pod.created()),
                PREPARING),
        List.of(pod.name()),
        NodeDiagnosis.node(pod) + " does not get its volumes, its network or its images ready",
        Optional.of(EventSubject.of(pod.version())));
  }

  private Diagnosis silent() {
    return Diagnosis.from(
        clockSkew().plus(unready(), ANSWERING),
        pod,
        "it runs and accepts no clients; it waits for a majority of the brokers, or cannot write its"
            + " Raft volume");
  }

  private Instant unready() {
    return pod.condition(BrokerPod.READY).map(PodCondition::since).orElse(pod.created());
  }

  private ClockSkew clockSkew() {
    return new ClockSkew(view.now());
  }
}

package io.streambus.operator.trouble;

import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.BrokerPod.PodCondition;
import io.streambus.operator.port.EventSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a pod that exists is not ready: the first thing that it waits for, in the order of a start.
 *
 * @param view what is known of all brokers
 */
record PodTrouble(BrokerPod pod, TroubleView view) {

  /** A scheduler that waits for a claim to be bound says so at once, and mostly for a moment. */
  private static final Duration SCHEDULING = Duration.ofSeconds(15);

  private static final Duration PREPARING = Duration.ofMinutes(1);
  private static final Duration ANSWERING = Duration.ofMinutes(2);
  private static final Duration ENDING = Duration.ofMinutes(2);

  Optional<Trouble> find() {
    if (pod.readySince().isPresent()) {
      return Optional.empty();
    }
    Optional<Trouble> node = new NodeTrouble(pod).find();
    if (node.isPresent() || pod.terminating()) {
      return node.or(() -> Optional.of(going()));
    }
    return containers().or(this::unscheduled).or(this::unbound).or(this::slow);
  }

  private Trouble going() {
    return Trouble.from(
        since().plus(unready(), ENDING),
        pod,
        "it is being deleted and does not go; if %s is gone for good, delete that node"
            .formatted(NodeTrouble.node(pod)));
  }

  private Optional<Trouble> containers() {
    return pod.containers().stream()
        .flatMap(container -> new ContainerTrouble(pod, container).words().stream())
        .findFirst()
        .map(words -> Trouble.now(pod, words + new RaftVolume(pod, view).hint()));
  }

  private Optional<Trouble> unscheduled() {
    return pod.condition(BrokerPod.SCHEDULED)
        .filter(scheduled -> !scheduled.holds())
        .map(
            scheduled ->
                Trouble.from(
                    since().plus(scheduled.since(), SCHEDULING),
                    pod,
                    "no node takes it (%s): %s".formatted(scheduled.reason(), scheduled.message())
                        + new UnboundClaims(pod, view.claims()).hint(scheduled.message())));
  }

  private Optional<Trouble> unbound() {
    return new UnboundClaims(pod, view.claims()).find(since());
  }

  /** It has a node and its volumes, and no container is in trouble. */
  private Optional<Trouble> slow() {
    return pod.node()
        .map(
            node ->
                pod.containers().stream().anyMatch(each -> each.startedAt().isPresent())
                    ? silent()
                    : preparing());
  }

  private Trouble preparing() {
    return new Trouble(
        since()
            .plus(
                pod.condition(BrokerPod.SCHEDULED).map(PodCondition::since).orElse(pod.created()),
                PREPARING),
        List.of(pod.name()),
        NodeTrouble.node(pod) + " does not get its volumes, its network or its images ready",
        Optional.of(EventSubject.of(pod.version())));
  }

  private Trouble silent() {
    return Trouble.from(
        since().plus(unready(), ANSWERING),
        pod,
        "it runs and accepts no clients; it waits for a majority of the brokers, or cannot write its"
            + " Raft volume");
  }

  private Instant unready() {
    return pod.condition(BrokerPod.READY).map(PodCondition::since).orElse(pod.created());
  }

  private Since since() {
    return new Since(view.now());
  }
}

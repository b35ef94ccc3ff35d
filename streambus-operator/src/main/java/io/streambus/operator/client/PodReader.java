package io.streambus.operator.client;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.BrokerPod.Ended;
import io.streambus.operator.port.BrokerPod.PodCondition;
import io.streambus.operator.port.BrokerPod.PodContainer;
import io.streambus.operator.port.BrokerPod.StatusReason;
import io.streambus.operator.port.BrokerPod.Waiting;
import io.streambus.operator.port.KubernetesTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a server says of a pod. Whatever is missing there is empty. */
public final class PodReader {

  private PodReader() {}

  /** The pod of a broker. */
  public static BrokerPod read(LivePod pod) {
    Optional<LivePod.Spec> spec = pod.spec();
    Optional<LivePod.Status> status = pod.status();
    return BrokerPod.builder()
        .version(LiveObjects.version(pod))
        .ordinal(LiveObjects.ordinal(pod))
        .created(LiveObjects.created(pod))
        .terminating(pod.isMarkedForDeletion())
        .labels(LiveObjects.labels(pod))
        .annotations(LiveObjects.annotations(pod))
        .owners(LiveObjects.owners(pod))
        .images(images(spec))
        .node(spec.flatMap(each -> Optional.ofNullable(each.nodeName())))
        .phase(status.flatMap(each -> Optional.ofNullable(each.phase())).orElse("Unknown"))
        .statusReason(status.flatMap(PodReader::reason))
        .conditions(conditions(status))
        .containers(containers(status))
        .build();
  }

  private static Map<String, String> images(Optional<LivePod.Spec> spec) {
    return spec.stream()
        .flatMap(each -> all(each.containers()))
        .collect(
            ImmutableMap.toImmutableMap(
                container -> Strings.nullToEmpty(container.name()),
                container -> Strings.nullToEmpty(container.image()),
                (first, second) -> first));
  }

  private static Optional<StatusReason> reason(LivePod.Status status) {
    return Optional.ofNullable(status.reason())
        .filter(reason -> !reason.isEmpty())
        .map(reason -> new StatusReason(reason, Strings.nullToEmpty(status.message())));
  }

  private static Map<String, PodCondition> conditions(Optional<LivePod.Status> status) {
    return status.stream()
        .flatMap(each -> all(each.conditions()))
        .collect(
            ImmutableMap.toImmutableMap(
                condition -> Strings.nullToEmpty(condition.type()),
                PodReader::condition,
                (first, second) -> first));
  }

  private static PodCondition condition(LivePod.Condition condition) {
    return new PodCondition(
        "True".equals(condition.status()),
        Strings.nullToEmpty(condition.reason()),
        Strings.nullToEmpty(condition.message()),
        KubernetesTime.read(condition.lastTransitionTime()).orElse(Instant.EPOCH));
  }

  private static List<PodContainer> containers(Optional<LivePod.Status> status) {
    return status.stream()
        .flatMap(
            each -> Stream.concat(all(each.initContainerStatuses()), all(each.containerStatuses())))
        .map(PodReader::container)
        .collect(ImmutableList.toImmutableList());
  }

  private static PodContainer container(LivePod.ContainerStatus container) {
    Optional<LivePod.State> state = Optional.ofNullable(container.state());
    Optional<LivePod.State> last = Optional.ofNullable(container.lastState());
    return new PodContainer(
        Strings.nullToEmpty(container.name()),
        Strings.nullToEmpty(container.image()),
        container.ready(),
        container.restartCount(),
        state
            .map(LivePod.State::running)
            .flatMap(running -> KubernetesTime.read(running.startedAt())),
        state.map(LivePod.State::waiting).map(PodReader::waiting),
        state
            .map(LivePod.State::terminated)
            .or(() -> last.map(LivePod.State::terminated))
            .map(PodReader::ended));
  }

  private static Waiting waiting(LivePod.Waiting waiting) {
    return new Waiting(
        Strings.nullToEmpty(waiting.reason()), Strings.nullToEmpty(waiting.message()));
  }

  private static Ended ended(LivePod.Terminated ended) {
    return new Ended(ended.exitCode(), Strings.nullToEmpty(ended.reason()));
  }

  private static <T> Stream<T> all(@Nullable List<T> list) {
    return list == null ? Stream.of() : list.stream();
  }
}

package io.streambus.operator.kubernetes.client;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import io.streambus.api.ClusterNames;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.kubernetes.BrokerPod.PodContainer;
import io.streambus.operator.kubernetes.BrokerPod.StatusReason;
import io.streambus.operator.kubernetes.BrokerPod.Termination;
import io.streambus.operator.kubernetes.BrokerPod.Waiting;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import io.streambus.operator.kubernetes.ObjectVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Converts pods to {@link BrokerPod}s. Missing fields become empty. */
public final class PodReader {

  private PodReader() {}

  /** Whether a pod has the name, the labels and the controller of a broker. */
  public static boolean isBroker(PartialPod pod) {
    return brokerName(pod).isPresent();
  }

  /**
   * Converts the pod of a broker; empty if the pod only has its labels, such as a copy with another
   * name, or a pod of another controller.
   */
  public static Optional<BrokerPod> read(PartialPod pod) {
    return brokerName(pod).map(name -> read(pod, name));
  }

  private static Optional<BrokerName> brokerName(PartialPod pod) {
    return BrokerName.ofPod(pod).filter(name -> !hasOtherController(pod, name.ordinal()));
  }

  /** The StatefulSet controller adopts a pod without a controller. */
  private static boolean hasOtherController(PartialPod pod, int ordinal) {
    OwnerReference controller = KubernetesResourceUtil.getControllerUid(pod);
    return controller != null
        && !(HasMetadata.getKind(StatefulSet.class).equals(controller.getKind())
            && ClusterNames.pod(controller.getName(), ordinal).equals(pod.getMetadata().getName()));
  }

  private static BrokerPod read(PartialPod pod, BrokerName name) {
    Optional<PartialPod.Spec> spec = pod.spec();
    Optional<PartialPod.Status> status = pod.status();
    return BrokerPod.builder()
        .version(ObjectVersion.of(pod))
        .ordinal(name.ordinal())
        .createdAt(MetadataReader.createdAt(pod))
        .terminating(pod.isMarkedForDeletion())
        .labels(MetadataReader.labels(pod))
        .annotations(MetadataReader.annotations(pod))
        .ownerUids(MetadataReader.ownerUids(pod))
        .images(images(spec))
        .network(spec.flatMap(PodNetworkReader::network))
        .secretVolumes(secretVolumes(spec))
        .nodeName(spec.flatMap(each -> Optional.ofNullable(each.nodeName())))
        .phase(status.flatMap(each -> Optional.ofNullable(each.phase())).orElse("Unknown"))
        .statusReason(status.flatMap(PodReader::reason))
        .conditions(conditions(status))
        .containers(containers(status))
        .build();
  }

  private static Map<String, String> images(Optional<PartialPod.Spec> spec) {
    return spec.stream()
        .flatMap(each -> all(each.containers()))
        .collect(
            ImmutableMap.toImmutableMap(
                container -> Strings.nullToEmpty(container.name()),
                container -> Strings.nullToEmpty(container.image()),
                (first, second) -> first));
  }

  private static Map<String, String> secretVolumes(Optional<PartialPod.Spec> spec) {
    return spec.stream()
        .flatMap(each -> all(each.volumes()))
        .collect(
            ImmutableMap.toImmutableMap(
                volume -> Strings.nullToEmpty(volume.name()),
                PodReader::secretName,
                (first, second) -> first));
  }

  private static String secretName(PartialPod.Volume volume) {
    return volume.secret() == null ? "" : Strings.nullToEmpty(volume.secret().secretName());
  }

  private static Optional<StatusReason> reason(PartialPod.Status status) {
    return Optional.ofNullable(status.reason())
        .filter(reason -> !reason.isEmpty())
        .map(reason -> new StatusReason(reason, Strings.nullToEmpty(status.message())));
  }

  private static Map<String, PodCondition> conditions(Optional<PartialPod.Status> status) {
    return status.stream()
        .flatMap(each -> all(each.conditions()))
        .collect(
            ImmutableMap.toImmutableMap(
                condition -> Strings.nullToEmpty(condition.type()),
                PodReader::condition,
                (first, second) -> first));
  }

  private static PodCondition condition(PartialPod.Condition condition) {
    return new PodCondition(
        "True".equals(condition.status()),
        Strings.nullToEmpty(condition.reason()),
        Strings.nullToEmpty(condition.message()),
        KubernetesTimestamps.parse(condition.lastTransitionTime()).orElse(Instant.EPOCH));
  }

  private static List<PodContainer> containers(Optional<PartialPod.Status> status) {
    return status.stream()
        .flatMap(
            each -> Stream.concat(all(each.initContainerStatuses()), all(each.containerStatuses())))
        .map(PodReader::container)
        .collect(ImmutableList.toImmutableList());
  }

  private static PodContainer container(PartialPod.ContainerStatus container) {
    Optional<PartialPod.State> state = Optional.ofNullable(container.state());
    Optional<PartialPod.State> last = Optional.ofNullable(container.lastState());
    return new PodContainer(
        Strings.nullToEmpty(container.name()),
        Strings.nullToEmpty(container.image()),
        container.ready(),
        container.restartCount(),
        state
            .map(PartialPod.State::running)
            .flatMap(running -> KubernetesTimestamps.parse(running.startedAt())),
        state.map(PartialPod.State::waiting).map(PodReader::waiting),
        state
            .map(PartialPod.State::terminated)
            .or(() -> last.map(PartialPod.State::terminated))
            .map(PodReader::termination));
  }

  private static Waiting waiting(PartialPod.Waiting waiting) {
    return new Waiting(
        Strings.nullToEmpty(waiting.reason()), Strings.nullToEmpty(waiting.message()));
  }

  private static Termination termination(PartialPod.Terminated ended) {
    return new Termination(ended.exitCode(), Strings.nullToEmpty(ended.reason()));
  }

  private static <T> Stream<T> all(@Nullable List<T> list) {
    return list == null ? Stream.of() : list.stream();
  }
}

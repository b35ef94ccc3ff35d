package io.streambus.operator.kubernetes;

import io.streambus.api.ClusterLabels;
import io.streambus.resources.model.PodNetwork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** The parts of the pod of a broker that the operator reads. */
@Value.Immutable
public interface BrokerPod {

  /** Condition that is True while the broker accepts clients. */
  String READY = "Ready";

  /** Like {@link #READY}, but without readiness gates. */
  String CONTAINERS_READY = "ContainersReady";

  /** Condition that is True once the pod is scheduled to a node. */
  String SCHEDULED = "PodScheduled";

  /** Label with the revision of the pod template that the pod was created from. */
  String REVISION_LABEL = "controller-revision-hash";

  /** Key, UID and resource version of the pod. */
  ObjectVersion version();

  /** Ordinal of the broker in its cluster, from 0. */
  int ordinal();

  /** Creation time. */
  Instant createdAt();

  /** Whether the pod is being deleted. */
  boolean terminating();

  Map<String, String> labels();

  Map<String, String> annotations();

  /** UIDs of the owners; the pod is deleted once all of them are deleted. */
  Set<String> ownerUids();

  /** Images in the spec by container name, without init containers. */
  Map<String, String> images();

  /** How the broker is connected; empty if its containers do not have the ports of a broker. */
  Optional<PodNetwork> network();

  /** Names of the Secrets that the pod mounts, by volume. */
  Map<String, String> secretVolumes();

  /** Name of the node that the pod is bound to. */
  Optional<String> nodeName();

  /** {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}. */
  String phase();

  /** Why the pod is in its phase; usually empty. */
  Optional<StatusReason> statusReason();

  /** Conditions by type. */
  Map<String, PodCondition> conditions();

  /** Container statuses, init containers first. */
  List<PodContainer> containers();

  /** Revision of the pod template; empty if the label is missing. */
  default Optional<String> revision() {
    return Optional.ofNullable(labels().get(REVISION_LABEL));
  }

  /** Returns the condition of a type; empty if it is not set. */
  default Optional<PodCondition> condition(String type) {
    return Optional.ofNullable(conditions().get(type));
  }

  /** Time since which the broker accepts clients; empty if it does not. */
  default Optional<Instant> readySince() {
    return condition(READY).filter(PodCondition::isTrue).map(PodCondition::lastTransitionTime);
  }

  /** Name of the cluster, from the instance label. */
  default Optional<String> cluster() {
    return Optional.ofNullable(labels().get(ClusterLabels.INSTANCE));
  }

  /** Name of the pod. */
  default String name() {
    return version().key().name();
  }

  /** Returns a builder with every field unset. */
  static ImmutableBrokerPod.Builder builder() {
    return ImmutableBrokerPod.builder();
  }

  /**
   * The reason that the kubelet or a controller reports for a pod as a whole.
   *
   * @param reason CamelCase reason, such as {@code Evicted}
   * @param message human-readable message; may be empty
   */
  record StatusReason(String reason, String message) {}

  /**
   * A condition of a pod.
   *
   * @param isTrue whether the status is True
   * @param reason CamelCase reason; may be empty
   * @param message human-readable message; may be empty
   * @param lastTransitionTime time of the last status transition
   */
  record PodCondition(boolean isTrue, String reason, String message, Instant lastTransitionTime) {}

  /**
   * The status of a container, as reported by the kubelet.
   *
   * @param name name of the container
   * @param image image that the container runs, as reported by the container runtime
   * @param ready whether the readiness probe succeeds
   * @param restartCount restart count
   * @param startedAt start time; empty while the container is not running
   * @param waiting why the container is not running yet
   * @param lastTermination the last termination
   */
  record PodContainer(
      String name,
      String image,
      boolean ready,
      int restartCount,
      Optional<Instant> startedAt,
      Optional<Waiting> waiting,
      Optional<Termination> lastTermination) {}

  /**
   * Why a container is waiting.
   *
   * @param reason CamelCase reason, such as {@code ImagePullBackOff}
   * @param message human-readable message; may be empty
   */
  record Waiting(String reason, String message) {

    private static final Set<String> STARTING_REASONS =
        Set.of("ContainerCreating", "PodInitializing");

    /** Returns whether the container is just starting normally. */
    public boolean isStarting() {
      return STARTING_REASONS.contains(reason);
    }
  }

  /**
   * How a container terminated.
   *
   * @param exitCode exit code of its process
   * @param reason CamelCase reason, such as {@code OOMKilled} or {@code Error}
   */
  record Termination(int exitCode, String reason) {}
}

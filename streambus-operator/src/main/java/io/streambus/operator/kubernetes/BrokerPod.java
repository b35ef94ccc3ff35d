package io.streambus.operator.kubernetes;

import io.streambus.api.ClusterLabels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A pod of a broker, as far as the operator looks at it. */
@Value.Immutable
public interface BrokerPod {

  /** Condition that tells whether the broker accepts clients. */
  String READY = "Ready";

  /** Condition that tells the same in the words of the kubelet alone. */
  String CONTAINERS_READY = "ContainersReady";

  /** Condition that tells whether a node was found for the pod. */
  String SCHEDULED = "PodScheduled";

  /** Label with the revision of the pod template that the pod is of. */
  String REVISION = "controller-revision-hash";

  /** Which pod, and which version of it. */
  ObjectVersion version();

  /** Number of the broker in its cluster, from 0. */
  int ordinal();

  /** When it was created. */
  Instant created();

  /** Whether it is being deleted. */
  boolean terminating();

  /** Its labels. */
  Map<String, String> labels();

  /** Its annotations. */
  Map<String, String> annotations();

  /** The uids of its owners; it is deleted once all of them are gone. */
  Set<String> owners();

  /** Images that its containers shall run, by name; no init containers. */
  Map<String, String> images();

  /** The node that it was given to. */
  Optional<String> node();

  /** {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}. */
  String phase();

  /** Why the pod is in its phase; empty where nobody says so, which is the usual course. */
  Optional<StatusReason> statusReason();

  /** Conditions by type. */
  Map<String, PodCondition> conditions();

  /** What its containers do, init containers first. */
  List<PodContainer> containers();

  /** The pod template that it is of; empty where the label is missing. */
  default Optional<String> revision() {
    return Optional.ofNullable(labels().get(REVISION));
  }

  /** A condition by its type; empty where nobody has set it. */
  default Optional<PodCondition> condition(String type) {
    return Optional.ofNullable(conditions().get(type));
  }

  /** Since when the broker accepts clients; empty while it does not. */
  default Optional<Instant> readySince() {
    return condition(READY).filter(PodCondition::holds).map(PodCondition::since);
  }

  /** Name of the cluster, as its label tells it. */
  default Optional<String> cluster() {
    return Optional.ofNullable(labels().get(ClusterLabels.INSTANCE));
  }

  /** Name of the pod. */
  default String name() {
    return version().key().name();
  }

  /** A builder with every field unset. */
  static ImmutableBrokerPod.Builder builder() {
    return ImmutableBrokerPod.builder();
  }

  /**
   * What the kubelet or a controller says of a pod as a whole.
   *
   * @param reason one word, such as {@code Evicted}
   * @param message for people; may be empty
   */
  record StatusReason(String reason, String message) {}

  /**
   * A condition of a pod.
   *
   * @param holds whether its status is True
   * @param reason one word; may be empty
   * @param message for people; may be empty
   * @param since when its status changed last
   */
  record PodCondition(boolean holds, String reason, String message, Instant since) {}

  /**
   * A container as the kubelet reports it.
   *
   * @param name in the pod
   * @param image that it runs, as the container runtime spells it
   * @param ready whether its probes hold
   * @param restarts how often it was started anew
   * @param startedAt since when it runs; empty while it does not
   * @param waiting why it is not running yet
   * @param ended how it ended last
   */
  record PodContainer(
      String name,
      String image,
      boolean ready,
      int restarts,
      Optional<Instant> startedAt,
      Optional<Waiting> waiting,
      Optional<Ended> ended) {}

  /**
   * Why a container does not run.
   *
   * @param reason one word, such as {@code ImagePullBackOff}
   * @param message for people; may be empty
   */
  record Waiting(String reason, String message) {

    private static final Set<String> OF_A_START = Set.of("ContainerCreating", "PodInitializing");

    /** Whether it says only that a start goes on. */
    public boolean isOfStart() {
      return OF_A_START.contains(reason);
    }
  }

  /**
   * How a container ended.
   *
   * @param exitCode of its process
   * @param reason one word, such as {@code OOMKilled} or {@code Error}
   */
  record Ended(int exitCode, String reason) {}
}

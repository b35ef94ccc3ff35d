package io.streambus.operator.scaling;

import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Preconditions for stopping all brokers. All brokers start again with the latest pod template, so
 * it must have been rolled out completely; stopping an unhealthy cluster would hide its problem. If
 * no broker is ready, stopping loses nothing and may repair the cluster because the next Raft epoch
 * starts empty.
 */
final class ScalePreconditions {

  private ScalePreconditions() {}

  /** The first unmet precondition; empty if all are met. */
  static Optional<String> unmet(int replicas, ClusterSnapshot observed) {
    Optional<ReplicaCounts> counts = observed.replicaCounts();
    if (counts.isEmpty()) {
      return Optional.of("the StatefulSet is being created");
    }
    return missing(replicas, observed)
        .or(() -> outdated(counts.get()))
        .or(() -> unready(observed.pods()));
  }

  private static Optional<String> missing(int replicas, ClusterSnapshot observed) {
    return IntStream.range(0, replicas)
        .filter(ordinal -> observed.activePod(ordinal).isEmpty())
        .mapToObj("the pod of broker %d does not exist"::formatted)
        .findFirst();
  }

  private static Optional<String> outdated(ReplicaCounts counts) {
    return counts.allUpdated()
        ? Optional.empty()
        : Optional.of("not every broker runs the target revision");
  }

  private static Optional<String> unready(List<BrokerPod> pods) {
    List<String> unready =
        pods.stream().filter(pod -> pod.readySince().isEmpty()).map(BrokerPod::name).toList();
    return unready.isEmpty() || unready.size() == pods.size()
        ? Optional.empty()
        : Optional.of("pod %s is not ready".formatted(unready.get(0)));
  }
}

package io.streambus.operator.scaling;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ReplicaCounts;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Why the brokers cannot all be stopped now. All start again with the newest pod template, so it
 * has to have proved itself; and who stops a cluster that is not well hides what it is ill of. A
 * cluster of which no broker is ready has nothing to lose by a stop, and may be healed by it: the
 * next Raft log begins empty.
 */
final class ScalePreconditions {

  private ScalePreconditions() {}

  static Optional<String> of(int members, Optional<StatefulSet> set, List<BrokerPod> pods) {
    if (set.isEmpty()) {
      return Optional.of("the StatefulSet is being made");
    }
    return missing(members, pods)
        .or(() -> outdated(ReplicaCounts.of(set.get())))
        .or(() -> unready(pods));
  }

  private static Optional<String> missing(int members, List<BrokerPod> pods) {
    return IntStream.range(0, members)
        .filter(ordinal -> pods.stream().noneMatch(pod -> isThere(pod, ordinal)))
        .mapToObj("the pod of broker %d is not there"::formatted)
        .findFirst();
  }

  private static boolean isThere(BrokerPod pod, int ordinal) {
    return pod.ordinal() == ordinal && !pod.terminating();
  }

  private static Optional<String> outdated(ReplicaCounts counts) {
    return counts.allUpdated()
        ? Optional.empty()
        : Optional.of("not every broker runs the newest revision");
  }

  private static Optional<String> unready(List<BrokerPod> pods) {
    List<String> unready =
        pods.stream().filter(pod -> pod.readySince().isEmpty()).map(BrokerPod::name).toList();
    return unready.isEmpty() || unready.size() == pods.size()
        ? Optional.empty()
        : Optional.of("pod %s is not ready".formatted(unready.get(0)));
  }
}

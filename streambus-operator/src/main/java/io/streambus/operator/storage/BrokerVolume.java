package io.streambus.operator.storage;

import io.streambus.api.ClusterNames;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A volume that a broker of the cluster shall have.
 *
 * @param template of its claim
 * @param ordinal of the broker
 * @param goal size that it shall come to
 */
record BrokerVolume(String template, int ordinal, CanonicalQuantity goal) {

  /** Those of all members, first the ones of messages. */
  static List<BrokerVolume> all(BrokerCluster cluster) {
    BrokerStorage goal = cluster.storageGoal();
    return Stream.concat(
            all(BrokerVolumes.DATA, cluster.replicas(), goal.size()),
            all(BrokerVolumes.RAFT, cluster.replicas(), goal.raftSize()))
        .toList();
  }

  private static Stream<BrokerVolume> all(String template, int members, CanonicalQuantity goal) {
    return IntStream.range(0, members)
        .mapToObj(ordinal -> new BrokerVolume(template, ordinal, goal));
  }

  String claim(String cluster) {
    return ClusterNames.claim(template, cluster, ordinal);
  }

  Optional<BrokerClaim> claim(VolumeView view) {
    return view.claim(template, ordinal);
  }

  /** Whether a claim asks for the goal or for more. A size that nobody can read is no reason. */
  boolean isAskedForBy(BrokerClaim claim) {
    return CanonicalQuantity.parse(claim.requested())
        .filter(requested -> requested.compareTo(goal) < 0)
        .isEmpty();
  }
}

package io.streambus.operator.storage;

import io.streambus.api.ClusterNames;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Desired volume of a broker.
 *
 * @param template name of the claim template
 * @param ordinal ordinal of the broker
 * @param desiredSize desired size
 */
record BrokerVolume(String template, int ordinal, CanonicalQuantity desiredSize) {

  /** Volumes of all brokers, data volumes first. */
  static List<BrokerVolume> all(BrokerCluster cluster) {
    BrokerStorage storage = cluster.desiredStorage();
    return Stream.concat(
            all(BrokerVolumes.DATA, cluster.replicas(), storage.size()),
            all(BrokerVolumes.RAFT, cluster.replicas(), storage.raftSize()))
        .toList();
  }

  private static Stream<BrokerVolume> all(String template, int replicas, CanonicalQuantity target) {
    return IntStream.range(0, replicas)
        .mapToObj(ordinal -> new BrokerVolume(template, ordinal, target));
  }

  String claim(String cluster) {
    return ClusterNames.claim(template, cluster, ordinal);
  }

  Optional<BrokerClaim> claim(ClusterSnapshot observed) {
    return observed.activeClaim(template, ordinal);
  }

  /** Whether a claim requests at least the desired size. Unparsable requests count as enough. */
  boolean isRequestedBy(BrokerClaim claim) {
    return CanonicalQuantity.parse(claim.requested())
        .filter(requested -> requested.compareTo(desiredSize) < 0)
        .isEmpty();
  }
}

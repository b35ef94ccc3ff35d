package io.streambus.operator.reconcile;

import com.google.common.collect.ImmutableSortedSet;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.streambus.api.ClusterNames;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.membership.ObservedNetwork;
import io.streambus.resources.model.BrokerConfig;
import io.streambus.resources.model.BrokerPaths;
import io.streambus.resources.model.BrokerPorts;
import io.streambus.resources.model.PodNetwork;
import io.streambus.resources.model.RaftEpoch;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Derives from what exists how the brokers of a cluster are connected.
 *
 * @param observed the cluster when the reconciliation started
 */
record NetworkReader(ClusterSnapshot observed) {

  ObservedNetwork observedNetwork() {
    return new ObservedNetwork(
        ports(), mostCommon().map(pod -> new ObservedNetwork.Current(pod, clusterDomain())));
  }

  /** Excludes pods that only have the name of a broker that no cluster can have. */
  private ImmutableSortedSet<BrokerPorts> ports() {
    return observed.pods().stream()
        .filter(pod -> pod.ordinal() < RaftEpoch.MAX_MEMBERS)
        .flatMap(pod -> pod.network().stream())
        .map(PodNetwork::ports)
        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
  }

  /** Of equally common networks, the one of the lowest ordinal counts. */
  private Optional<PodNetwork> mostCommon() {
    List<PodNetwork> ready =
        observed.pods().stream()
            .filter(pod -> pod.readySince().isPresent())
            .flatMap(pod -> pod.network().stream())
            .toList();
    PodNetwork mostCommon = null;
    for (PodNetwork network : ready) {
      if (mostCommon == null || count(network, ready) > count(mostCommon, ready)) {
        mostCommon = network;
      }
    }
    return Optional.ofNullable(mostCommon);
  }

  private static int count(PodNetwork network, List<PodNetwork> all) {
    return Collections.frequency(all, network);
  }

  private Optional<String> clusterDomain() {
    return observed
        .object(ConfigMap.class, ClusterNames.configMap(observed.name()))
        .flatMap(map -> Optional.ofNullable(map.getData()))
        .flatMap(data -> Optional.ofNullable(data.get(BrokerPaths.CONFIG_FILE)))
        .flatMap(
            file ->
                BrokerConfig.clusterDomain(
                    file, observed.name(), observed.cluster().getMetadata().getNamespace()));
  }
}

package io.streambus.resources.membership;

import com.google.common.collect.Sets;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerPorts;
import io.streambus.resources.model.ImmutableBrokerCluster;
import io.streambus.resources.model.PodNetwork;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Changes that are possible to the network of a running cluster, one broker at a time: those after
 * which brokers with the former and with the new values can connect to each other, and after which
 * no port number has two purposes.
 */
final class NetworkPlan {

  private static final String REASSIGNED =
      "a port cannot change its purpose while brokers use it for another one";

  private NetworkPlan() {}

  /**
   * Returns the cluster with those current values that cannot change while brokers run, and with
   * the other ports of existing pods. A single broker has no peers.
   */
  static BrokerCluster retain(BrokerCluster desired, ObservedNetwork observed) {
    BrokerCluster retained =
        observed.current().map(current -> retain(desired, observed, current)).orElse(desired);
    return ImmutableBrokerCluster.copyOf(retained)
        .withNetworkRetained(!network(retained).equals(network(desired)))
        .withFormerPorts(Sets.difference(observed.ports(), Set.of(retained.ports())));
  }

  private static BrokerCluster retain(
      BrokerCluster desired, ObservedNetwork observed, ObservedNetwork.Current current) {
    BrokerCluster retained = desired;
    if (desired.replicas() > 1) {
      for (SharedSetting setting : SharedSetting.values()) {
        retained = setting.retain(retained, current);
      }
    }
    BrokerPorts ports = retained.ports();
    boolean possible =
        ports.areDistinct() && observed.ports().stream().allMatch(ports::isCompatibleWith);
    return possible
        ? retained
        : ImmutableBrokerCluster.copyOf(retained).withPorts(current.pod().ports());
  }

  private static PodNetwork network(BrokerCluster cluster) {
    return new PodNetwork(cluster.ports(), cluster.pod().hostNetwork());
  }

  /** Returns the changes that {@link #retain} reverts. */
  static Stream<BlockedChange> blockedChanges(BrokerCluster desired, BrokerCluster retained) {
    return Stream.concat(
            Stream.of(
                port("port", desired.ports().client(), retained.ports().client()),
                port("httpPort", desired.ports().http(), retained.ports().http())),
            Arrays.stream(SharedSetting.values())
                .map(setting -> setting.blockedChange(desired, retained)))
        .flatMap(Optional::stream);
  }

  private static Optional<BlockedChange> port(String field, int desired, int retained) {
    return FullStop.requiredFor(
        "spec.config." + field, Integer.toString(desired), Integer.toString(retained), REASSIGNED);
  }
}

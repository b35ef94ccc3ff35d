package io.streambus.testkit.controllers.client;

import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.operator.brokers.BrokerAddresses;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.testkit.broker.FakeBroker;
import io.streambus.testkit.controllers.brokers.LeaderElection;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.statefulset.PodNames;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Admin APIs of the brokers in ready pods, on the loopback interface. One broker of each cluster
 * reports itself as the leader. A new pod has a new broker, which has no tenants.
 */
public final class BrokerServers implements BrokerAddresses, AutoCloseable {

  private final ClusterState state;
  private final Map<String, FakeBroker> byPod = new HashMap<>();

  /** Creates servers for the pods of a cluster; each starts when it is first called. */
  BrokerServers(ClusterState state) {
    this.state = state;
  }

  /** Address of the broker with an ordinal; empty unless its pod is ready. */
  @Override
  public Optional<URI> of(BrokerCluster cluster, int ordinal) {
    return find(cluster.namespace(), cluster.name(), ordinal).map(FakeBroker::address);
  }

  /** All clusters, because their pods can start at any time. */
  @Override
  public boolean include(BrokerCluster cluster) {
    return true;
  }

  /**
   * The broker in a ready pod, for example to set its topics; empty if the pod is not ready.
   *
   * @param namespace namespace of the StreamBusCluster
   * @param cluster name of the StreamBusCluster
   * @param ordinal ordinal of the pod, from 0
   * @return the broker, which runs until its pod is replaced or this object is closed; empty if the
   *     pod is not ready or does not exist
   */
  public synchronized Optional<FakeBroker> find(String namespace, String cluster, int ordinal) {
    int leader = LeaderElection.leader(state, namespace, cluster).orElse(-1);
    Optional<FakeBroker> broker =
        LeaderElection.ready(state, namespace, cluster).stream()
            .filter(pod -> PodNames.ordinal(pod) == ordinal)
            .map(this::broker)
            .findFirst();
    broker.ifPresent(found -> found.setLeader(ordinal == leader));
    return broker;
  }

  private FakeBroker broker(Pod pod) {
    return byPod.computeIfAbsent(
        pod.getMetadata().getUid(), uid -> FakeBroker.start(PodNames.ordinal(pod) + 1));
  }

  /** Stops all servers. */
  @Override
  public synchronized void close() {
    byPod.values().forEach(FakeBroker::close);
    byPod.clear();
  }
}

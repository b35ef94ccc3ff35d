package io.streambus.testkit.simulation;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.stability.Internal;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.controllers.brokers.LeaderElection;
import io.streambus.testkit.controllers.decision.ClusterState;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/**
 * Determines the leader that the operator reads for each cluster. Initially it is unknown, because
 * no brokers run.
 */
public final class Leaders {

  private static final Leader NO_BROKERS = new Leader.Unknown("no brokers are running");

  private final Map<ObjectKey, Leader> leaders = new HashMap<>();
  private final ClusterState state;
  private BiFunction<String, String, Leader> otherwise = (namespace, name) -> NO_BROKERS;

  Leaders(ClusterState state) {
    this.state = state;
  }

  /** Lets the ready brokers of each cluster elect a leader, except where it is set. */
  public void elect() {
    otherwise = this::elected;
  }

  /**
   * Lets a broker lead a cluster from now on, also after an election.
   *
   * @param namespace namespace of the StreamBusCluster
   * @param name name of the StreamBusCluster
   * @param broker ordinal of the broker
   */
  public void set(String namespace, String name, int broker) {
    set(namespace, name, new Leader.Known(broker));
  }

  /**
   * Sets the result of every leader lookup of a cluster.
   *
   * @param namespace namespace of the StreamBusCluster
   * @param name name of the StreamBusCluster
   * @param leader what the operator reads from now on, also after an election
   * @hidden
   */
  @Internal
  public void set(String namespace, String name, Leader leader) {
    leaders.put(key(namespace, name), leader);
  }

  Leader of(String namespace, String name) {
    Leader set = leaders.get(key(namespace, name));
    return set == null ? otherwise.apply(namespace, name) : set;
  }

  private Leader elected(String namespace, String name) {
    OptionalInt leader = LeaderElection.leader(state, namespace, name);
    return leader.isPresent() ? new Leader.Known(leader.getAsInt()) : NO_BROKERS;
  }

  private static ObjectKey key(String namespace, String name) {
    return new ObjectKey(StreamBusCluster.KIND, namespace, name);
  }
}

package io.streambus.testkit.simulation;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.stability.Internal;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.HashMap;
import java.util.Map;

/**
 * Sets the leader that the operator reads for each cluster. Initially it is unknown, because no
 * brokers run.
 */
public final class Leaders {

  private static final Leader NO_BROKERS = new Leader.Unknown("no brokers are running");

  private final Map<ObjectKey, Leader> leaders = new HashMap<>();

  Leaders() {}

  /** Sets the result of every leader lookup of a cluster. */
  @Internal
  public void set(String namespace, String name, Leader leader) {
    leaders.put(key(namespace, name), leader);
  }

  Leader of(String namespace, String name) {
    return leaders.getOrDefault(key(namespace, name), NO_BROKERS);
  }

  private static ObjectKey key(String namespace, String name) {
    return new ObjectKey(StreamBusCluster.KIND, namespace, name);
  }
}

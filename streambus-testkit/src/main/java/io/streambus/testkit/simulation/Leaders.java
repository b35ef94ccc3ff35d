package io.streambus.testkit.simulation;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.HashMap;
import java.util.Map;

/** Who leads the brokers of each cluster. There are no brokers, so it is unknown at first. */
public final class Leaders {

  private static final Leader NO_BROKERS = new Leader.Unknown("there are no brokers");

  private final Map<ObjectKey, Leader> leaders = new HashMap<>();

  Leaders() {}

  /** From now on this is the answer to each question after the leader of the cluster. */
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

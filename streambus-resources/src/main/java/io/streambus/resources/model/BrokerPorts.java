package io.streambus.resources.model;

import java.util.Comparator;

/**
 * Ports of a broker, all different.
 *
 * @param client port for clients
 * @param http port for health checks and the admin API
 * @param raft port for the other brokers
 */
public record BrokerPorts(int client, int http, int raft) implements Comparable<BrokerPorts> {

  private static final Comparator<BrokerPorts> ORDER =
      Comparator.comparingInt(BrokerPorts::client)
          .thenComparingInt(BrokerPorts::http)
          .thenComparingInt(BrokerPorts::raft);

  /** {@return whether the ports are all different} */
  public boolean areDistinct() {
    return client != http && client != raft && http != raft;
  }

  /**
   * {@return whether no port number has one purpose here and another one there}
   *
   * @param other the ports of another pod of the cluster
   */
  public boolean isCompatibleWith(BrokerPorts other) {
    for (PortPurpose purpose : PortPurpose.values()) {
      for (PortPurpose different : PortPurpose.values()) {
        if (purpose != different && purpose.number(this) == different.number(other)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Orders by client port, HTTP port and Raft port. */
  @Override
  public int compareTo(BrokerPorts other) {
    return ORDER.compare(this, other);
  }
}

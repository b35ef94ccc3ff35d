package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What a port of a broker is for. */
public enum PortPurpose {
  /** Clients. */
  CLIENT("client", BrokerPorts::client),
  /** Health checks and the admin API. */
  HTTP("http", BrokerPorts::http),
  /** The other brokers. */
  RAFT("raft", BrokerPorts::raft);

  private final String portName;

  @SuppressWarnings("ImmutableEnumChecker") // A stateless method reference.
  private final ToIntFunction<BrokerPorts> number;

  PortPurpose(String portName, ToIntFunction<BrokerPorts> number) {
    this.portName = portName;
    this.number = number;
  }

  /** {@return the name of the port in pods and Services} */
  public String portName() {
    return portName;
  }

  /**
   * {@return the number of the port with this purpose}
   *
   * @param ports the ports of a broker
   */
  public int number(BrokerPorts ports) {
    return number.applyAsInt(ports);
  }

  /**
   * {@return the numbers of the ports with this purpose of all pods of a cluster, the desired one
   * first} A number that pods use for different purposes counts for the desired one only, so that
   * no rule for clients opens the admin API.
   *
   * @param cluster the resolved cluster
   */
  public ImmutableList<Integer> numbers(BrokerCluster cluster) {
    Map<Integer, PortPurpose> purposes = new LinkedHashMap<>();
    addTo(purposes, cluster.ports());
    cluster.formerPorts().forEach(ports -> addTo(purposes, ports));
    return purposes.entrySet().stream()
        .filter(entry -> entry.getValue() == this)
        .map(Map.Entry::getKey)
        .collect(ImmutableList.toImmutableList());
  }

  private static void addTo(Map<Integer, PortPurpose> purposes, BrokerPorts ports) {
    for (PortPurpose purpose : values()) {
      purposes.putIfAbsent(purpose.number(ports), purpose);
    }
  }
}

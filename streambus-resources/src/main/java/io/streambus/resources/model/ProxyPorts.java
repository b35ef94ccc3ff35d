package io.streambus.resources.model;

import com.google.common.collect.ImmutableSet;
import java.util.stream.IntStream;

/**
 * Additional ports of a pod with a TLS proxy, next to those of {@link BrokerPorts}. The proxy then
 * listens on the client port.
 *
 * @param broker loopback port on which the broker accepts clients
 * @param health port on which the proxy answers probes
 */
public record ProxyPorts(int broker, int health) {

  /** Health port of proxies; no port of the spec can have the same number. */
  public static final int HEALTH_PORT = 8404;

  private static final int FIRST_BROKER_PORT = 19092;

  /**
   * Returns other ports than those of the broker. One of these can be the health port while it is
   * retained from before TLS was enabled.
   */
  static ProxyPorts allocate(BrokerPorts ports) {
    int health =
        firstUnused(HEALTH_PORT, ImmutableSet.of(ports.client(), ports.http(), ports.raft()));
    int broker =
        firstUnused(
            FIRST_BROKER_PORT, ImmutableSet.of(ports.client(), ports.http(), ports.raft(), health));
    return new ProxyPorts(broker, health);
  }

  private static int firstUnused(int first, ImmutableSet<Integer> used) {
    return IntStream.iterate(first, port -> port + 1)
        .filter(port -> !used.contains(port))
        .findFirst()
        .orElseThrow();
  }
}

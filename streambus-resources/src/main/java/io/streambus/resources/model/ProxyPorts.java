package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import java.util.stream.IntStream;

/**
 * Additional ports of a pod with a TLS proxy, next to those of {@link BrokerPorts}. The proxy then
 * listens on the client port.
 *
 * @param broker loopback port on which the broker accepts clients
 * @param health port on which the proxy answers probes
 */
public record ProxyPorts(int broker, int health) {

  /** Health port of every proxy; no port of the spec can have the same number. */
  public static final int HEALTH_PORT = 8404;

  private static final int FIRST_BROKER_PORT = 19092;

  static ProxyPorts allocate(BrokerPorts ports) {
    ImmutableList<Integer> used =
        ImmutableList.of(ports.client(), ports.http(), ports.raft(), HEALTH_PORT);
    int broker =
        IntStream.iterate(FIRST_BROKER_PORT, port -> port + 1)
            .filter(port -> !used.contains(port))
            .findFirst()
            .orElseThrow();
    return new ProxyPorts(broker, HEALTH_PORT);
  }
}

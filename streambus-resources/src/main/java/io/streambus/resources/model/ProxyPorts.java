package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import java.util.stream.IntStream;

/**
 * The ports that a pod has besides those of {@link BrokerPorts} where a proxy ends TLS. The proxy
 * then has the client port.
 *
 * @param broker where the broker takes clients, on loopback
 * @param health where the proxy answers probes
 */
public record ProxyPorts(int broker, int health) {

  /** Where every proxy answers probes; no port of the spec may be the same. */
  public static final int HEALTH = 8404;

  private static final int FIRST_OF_BROKER = 19092;

  static ProxyPorts beside(BrokerPorts ports) {
    ImmutableList<Integer> taken =
        ImmutableList.of(ports.client(), ports.http(), ports.raft(), HEALTH);
    int broker =
        IntStream.iterate(FIRST_OF_BROKER, port -> port + 1)
            .filter(port -> !taken.contains(port))
            .findFirst()
            .orElseThrow();
    return new ProxyPorts(broker, HEALTH);
  }
}

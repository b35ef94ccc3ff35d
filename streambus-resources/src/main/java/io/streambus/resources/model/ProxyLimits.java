package io.streambus.resources.model;

import com.google.common.primitives.Ints;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Limits that keep a proxy within its memory, and that leave connections for other clients whatever
 * one client does.
 *
 * @param connections number of clients that can be connected at the same time
 * @param connectionsPerAddress number of them with the same IP address
 */
record ProxyLimits(int connections, int connectionsPerAddress) {

  /** Connection limit of a broker. */
  private static final int MAX_CONNECTIONS = 10_000;

  /** A proxy with less memory is of no use anyway. */
  private static final int MIN_CONNECTIONS = 100;

  private static final BigDecimal KIBIBYTE = BigDecimal.valueOf(1024);

  /** Without clients: 20 MiB, and a second process while certificates are being reloaded. */
  private static final BigDecimal IDLE_KIBIBYTES = BigDecimal.valueOf(32 * 1024);

  /** Of a handshake: 44 KiB, and buffers of the kernel. An established connection takes less. */
  private static final BigDecimal KIBIBYTES_PER_CONNECTION = BigDecimal.valueOf(48);

  /** Returns the limits for the resources of a proxy container. */
  static ProxyLimits of(ResourceRequirements resources) {
    int connections =
        Optional.ofNullable(resources.getLimits())
            .map((Map<String, Quantity> limits) -> limits.get("memory"))
            .map(memory -> connections(Quantity.getAmountInBytes(memory)))
            .orElse(MAX_CONNECTIONS);
    // Many clients have the same address if there is a NAT or a load balancer between them.
    return new ProxyLimits(connections, connections / 2);
  }

  private static int connections(BigDecimal bytes) {
    long affordable =
        bytes
            .divideToIntegralValue(KIBIBYTE)
            .subtract(IDLE_KIBIBYTES)
            .divideToIntegralValue(KIBIBYTES_PER_CONNECTION)
            .longValue();
    return Ints.constrainToRange(Ints.saturatedCast(affordable), MIN_CONNECTIONS, MAX_CONNECTIONS);
  }
}

package io.streambus.operator;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.operator.brokers.BrokerAddresses;
import io.streambus.resources.ClusterInputs;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** How a {@link StreamBusOperator} works. Every option has a default. */
@Value.Immutable
public interface OperatorOptions {

  /** Namespaces whose clusters are looked after. Empty, the default: all of them. */
  Set<String> namespaces();

  /** Label selector of the clusters that are looked after. Absent: all of them. */
  Optional<String> selector();

  /** What holds for all clusters, such as the domain of the Kubernetes cluster. */
  @Value.Default
  default ClusterInputs environment() {
    return ClusterInputs.none();
  }

  /** Clusters that are worked on at the same time. */
  @Value.Default
  default int parallelism() {
    return 8;
  }

  /**
   * Where the admin API of each broker is: for series of clusters, for tenants, and to restart the
   * leader last. Default: out of reach, so that brokers are never called.
   */
  @Value.Default
  default BrokerAddresses brokerAddresses() {
    return BrokerAddresses.none();
  }

  /** Where the metrics go. Default: nowhere. */
  @Value.Default
  default MeterRegistry meterRegistry() {
    return new SimpleMeterRegistry();
  }

  /** The time for conditions and events. */
  @Value.Default
  default Clock clock() {
    return Clock.systemUTC();
  }

  /** Where the keys of certificates come from that the operator signs. */
  @Value.Default
  default SecureRandom random() {
    return new SecureRandom();
  }

  /** All defaults. */
  static OperatorOptions defaults() {
    return ImmutableOperatorOptions.builder().build();
  }
}

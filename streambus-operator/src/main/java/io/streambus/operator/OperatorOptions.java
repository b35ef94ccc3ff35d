package io.streambus.operator;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.streambus.api.stability.PublicApi;
import io.streambus.operator.brokers.BrokerAddresses;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.extension.ClusterExtension;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** Options of a {@link StreamBusOperator}. Every option has a default. */
@PublicApi
@Value.Immutable
public interface OperatorOptions {

  /**
   * {@return namespaces whose clusters are reconciled, which needs no cluster-wide permission}
   * Empty, the default: all namespaces.
   */
  Set<String> namespaces();

  /** {@return the label selector of the clusters that are reconciled} Absent: all clusters. */
  Optional<String> selector();

  /**
   * {@return inputs that all clusters share, such as the DNS domain of the Kubernetes cluster, and
   * the platform, which an embedded operator does not detect} Default: {@link
   * ClusterInputs#none()}.
   */
  @Value.Default
  default ClusterInputs clusterInputs() {
    return ClusterInputs.none();
  }

  /**
   * {@return extensions of all clusters, in the order in which they are applied} {@link
   * io.streambus.operator.permissions.OperatorPermissions#of} lists the permissions that the
   * objects that they add require.
   */
  List<ClusterExtension> extensions();

  /**
   * {@return the maximum number of clusters that are reconciled at the same time} Default: 8.
   * Reconciliations that take longer than a second, because their requests are slow, do not count;
   * there are at most eight times as many.
   */
  @Value.Default
  default int parallelism() {
    return 8;
  }

  /**
   * {@return addresses of the admin API of each broker} The operator calls it for cluster metrics,
   * for tenants, and to restart the leader last. Default: no addresses, so brokers are never
   * called.
   */
  @Value.Default
  default BrokerAddresses brokerAddresses() {
    return BrokerAddresses.none();
  }

  /**
   * {@return the receiver of failures of informers, which are logged in any case} Default: does
   * nothing.
   */
  @Value.Default
  default InformerFailureListener informerFailureListener() {
    return failure -> {};
  }

  /**
   * {@return the registry for the metrics of the operator} Default: a registry that exports
   * nothing. Of several operators with the same registry, it shows the gauges of the one that was
   * created last.
   */
  @Value.Default
  default MeterRegistry meterRegistry() {
    return new SimpleMeterRegistry();
  }

  /** {@return the SDK that records traces of reconciliations} Default: records nothing. */
  @Value.Default
  default OpenTelemetry openTelemetry() {
    return OpenTelemetry.noop();
  }

  /** {@return the clock for the timestamps of conditions and events} Default: that of the JVM. */
  @Value.Default
  default Clock clock() {
    return Clock.systemUTC();
  }

  /**
   * {@return the source of randomness for the keys of self-signed certificates} Default: a new
   * {@link SecureRandom}.
   */
  @Value.Default
  default SecureRandom random() {
    return new SecureRandom();
  }

  /** {@return a builder of options, initially with all defaults} */
  static ImmutableOperatorOptions.Builder builder() {
    return ImmutableOperatorOptions.builder();
  }

  /** {@return options with all defaults} */
  static OperatorOptions defaults() {
    return ImmutableOperatorOptions.builder().build();
  }
}

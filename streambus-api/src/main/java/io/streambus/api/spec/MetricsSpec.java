package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.schema.Patterns;
import java.util.Optional;
import org.immutables.value.Value;

/** Metrics of the cluster. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableMetricsSpec.class)
@JsonDeserialize(as = ImmutableMetricsSpec.class)
@ValidationRule(
    value =
        "duration(self.interval) >= duration('5s') && duration(self.interval) <= duration('24h')",
    message = "interval must be a duration between 5s and 24h")
public interface MetricsSpec {

  /**
   * enabled specifies whether metrics are exposed. If true, the operator exports metrics of the
   * cluster. Defaults to true.
   *
   * @return whether metrics are exposed
   */
  @Default("true")
  Optional<Boolean> enabled();

  /**
   * serviceMonitor specifies whether the operator creates a ServiceMonitor for the Prometheus
   * Operator. Defaults to false.
   *
   * @return whether the operator creates a ServiceMonitor for the Prometheus Operator
   */
  @Default("false")
  Optional<Boolean> serviceMonitor();

  /**
   * interval is the time between two scrapes, and between two polls of the brokers by the operator.
   * Must be between 5s and 24h. Defaults to 30s.
   *
   * @return the time between two scrapes, and between two polls of the brokers by the operator
   */
  @Pattern(Patterns.SCRAPE_INTERVAL)
  @Default("30s")
  Optional<GoDuration> interval();

  /**
   * perTenantMetrics specifies whether the operator exports usage and limits per tenant, for the
   * first 100 tenants, or fewer if a cluster of many brokers would have more than 2500 series.
   * Defaults to false.
   *
   * @return whether the operator exports usage and limits per tenant, for the first 100 tenants, or
   *     fewer if a cluster of many brokers would have more than 2500 series
   */
  @Default("false")
  Optional<Boolean> perTenantMetrics();

  /** {@return a builder with all fields unset} */
  static ImmutableMetricsSpec.Builder builder() {
    return ImmutableMetricsSpec.builder();
  }
}

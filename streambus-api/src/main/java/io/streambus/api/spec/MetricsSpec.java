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
        "duration(self.interval) > duration('0s') && duration(self.interval) <= duration('24h')",
    message = "interval must be a duration from 1ms to 24h")
public interface MetricsSpec {

  /** Whether metrics are offered. The operator exports series of the cluster then. */
  @Default("true")
  Optional<Boolean> enabled();

  /** Whether a ServiceMonitor for the Prometheus Operator is made. */
  @Default("false")
  Optional<Boolean> serviceMonitor();

  /**
   * Time between two scrapes, and between two looks of the operator at the brokers, which are five
   * seconds apart at least.
   */
  @Pattern(Patterns.SCRAPE_INTERVAL)
  @Default("30s")
  Optional<GoDuration> interval();

  /** Whether the operator exports usage and limits by tenant, of the first 100 tenants. */
  @Default("false")
  Optional<Boolean> perTenantMetrics();

  /** A builder with every field unset. */
  static ImmutableMetricsSpec.Builder builder() {
    return ImmutableMetricsSpec.builder();
  }
}

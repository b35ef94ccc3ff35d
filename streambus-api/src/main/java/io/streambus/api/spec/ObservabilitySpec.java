package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** Metrics, tracing and logging. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableObservabilitySpec.class)
@JsonDeserialize(as = ImmutableObservabilitySpec.class)
public interface ObservabilitySpec {

  /**
   * metrics specifies the metrics of the cluster.
   *
   * @return the metrics of the cluster
   */
  Optional<MetricsSpec> metrics();

  /**
   * tracing specifies distributed tracing.
   *
   * @return distributed tracing
   */
  Optional<TracingSpec> tracing();

  /**
   * logging specifies the logging of the brokers.
   *
   * @return the logging of the brokers
   */
  Optional<LoggingSpec> logging();

  /** {@return a builder with all fields unset} */
  static ImmutableObservabilitySpec.Builder builder() {
    return ImmutableObservabilitySpec.builder();
  }
}

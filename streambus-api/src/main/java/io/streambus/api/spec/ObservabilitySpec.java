package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** Metrics, tracing and logs. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableObservabilitySpec.class)
@JsonDeserialize(as = ImmutableObservabilitySpec.class)
public interface ObservabilitySpec {

  /** Metrics of the cluster. */
  Optional<MetricsSpec> metrics();

  /** Distributed tracing. */
  Optional<TracingSpec> tracing();

  /** Logs of the brokers. */
  Optional<LoggingSpec> logging();

  /** A builder with every field unset. */
  static ImmutableObservabilitySpec.Builder builder() {
    return ImmutableObservabilitySpec.builder();
  }
}

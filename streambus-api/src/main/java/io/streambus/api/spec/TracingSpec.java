package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.Patterns;
import java.util.Optional;
import org.immutables.value.Value;

/** Distributed tracing. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableTracingSpec.class)
@JsonDeserialize(as = ImmutableTracingSpec.class)
public interface TracingSpec {

  /** Whether brokers trace requests. */
  @Default("false")
  Optional<Boolean> enabled();

  /** HOST:PORT of the OTLP collector. */
  @Size(min = 1, max = 512)
  @Pattern(Patterns.HOST_AND_PORT)
  Optional<String> endpoint();

  /** Share of requests that are traced, from 0 to 1. */
  @Min(0)
  @Max(1)
  Optional<Double> samplingRate();

  /** Whether spans carry the tenant. */
  @Default("false")
  Optional<Boolean> includeTenantId();

  /** A builder with every field unset. */
  static ImmutableTracingSpec.Builder builder() {
    return ImmutableTracingSpec.builder();
  }
}

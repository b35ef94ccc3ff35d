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

  /**
   * enabled specifies whether brokers trace requests. Defaults to false.
   *
   * @return whether brokers trace requests
   */
  @Default("false")
  Optional<Boolean> enabled();

  /**
   * endpoint is the address of the OTLP collector, as HOST:PORT.
   *
   * @return the address of the OTLP collector, as HOST:PORT
   */
  @Size(min = 1, max = 512)
  @Pattern(Patterns.HOST_AND_PORT)
  Optional<String> endpoint();

  /**
   * samplingRate is the fraction of requests that are traced. Must be between 0 and 1.
   *
   * @return the fraction of requests that are traced
   */
  @Min(0)
  @Max(1)
  Optional<Double> samplingRate();

  /**
   * includeTenantId specifies whether spans include the tenant. Defaults to false.
   *
   * @return whether spans include the tenant
   */
  @Default("false")
  Optional<Boolean> includeTenantId();

  /** {@return a builder with all fields unset} */
  static ImmutableTracingSpec.Builder builder() {
    return ImmutableTracingSpec.builder();
  }
}

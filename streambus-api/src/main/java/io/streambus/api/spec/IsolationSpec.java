package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** How tenants are kept apart. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableIsolationSpec.class)
@JsonDeserialize(as = ImmutableIsolationSpec.class)
public interface IsolationSpec {

  /** Whether NetworkPolicies guard the ports of the brokers. */
  @Default("false")
  Optional<Boolean> networkPolicies();

  /** Whether quotas of topics, connections and storage are applied. */
  @Default("true")
  Optional<Boolean> resourceQuotas();

  /** Whether limits of bandwidth and message rate are applied. */
  @Default("true")
  Optional<Boolean> rateLimiting();

  /** A builder with every field unset. */
  static ImmutableIsolationSpec.Builder builder() {
    return ImmutableIsolationSpec.builder();
  }
}

package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** Isolation of tenants. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableIsolationSpec.class)
@JsonDeserialize(as = ImmutableIsolationSpec.class)
public interface IsolationSpec {

  /**
   * networkPolicies specifies that a NetworkPolicy must restrict access to the ports of the
   * brokers: if true, networkPolicy.enabled must not be false. Defaults to false.
   *
   * @return that a NetworkPolicy must restrict access to the ports of the brokers: if true,
   *     networkPolicy.enabled must not be false
   */
  @Default("false")
  Optional<Boolean> networkPolicies();

  /**
   * resourceQuotas specifies whether quotas for topics, connections and storage are applied.
   * Defaults to true.
   *
   * @return whether quotas for topics, connections and storage are applied
   */
  @Default("true")
  Optional<Boolean> resourceQuotas();

  /**
   * rateLimiting specifies whether limits on bandwidth and message rate are applied. Defaults to
   * true.
   *
   * @return whether limits on bandwidth and message rate are applied
   */
  @Default("true")
  Optional<Boolean> rateLimiting();

  /** {@return a builder with all fields unset} */
  static ImmutableIsolationSpec.Builder builder() {
    return ImmutableIsolationSpec.builder();
  }
}

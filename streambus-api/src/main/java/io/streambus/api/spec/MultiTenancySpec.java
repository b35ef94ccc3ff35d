package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.ListMapKeys;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Tenants and their limits. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableMultiTenancySpec.class)
@JsonDeserialize(as = ImmutableMultiTenancySpec.class)
public interface MultiTenancySpec {

  /**
   * enabled specifies whether brokers distinguish tenants. Defaults to false.
   *
   * @return whether brokers distinguish tenants
   */
  @Default("false")
  Optional<Boolean> enabled();

  /**
   * isolation specifies how tenants are isolated from each other.
   *
   * @return how tenants are isolated from each other
   */
  Optional<IsolationSpec> isolation();

  /**
   * defaultQuotas specifies the limits of tenants without an override.
   *
   * @return the limits of tenants without an override
   */
  Optional<QuotaSpec> defaultQuotas();

  /**
   * tenantOverrides specifies limits for individual tenants.
   *
   * @return limits for individual tenants
   */
  @ListMapKeys("tenantId")
  @Size(max = 1000)
  List<TenantOverride> tenantOverrides();

  /** {@return a builder with all fields unset} */
  static ImmutableMultiTenancySpec.Builder builder() {
    return ImmutableMultiTenancySpec.builder();
  }
}

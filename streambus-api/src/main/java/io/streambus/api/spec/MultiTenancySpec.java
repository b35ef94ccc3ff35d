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

  /** Whether brokers tell tenants apart. */
  @Default("false")
  Optional<Boolean> enabled();

  /** How tenants are kept apart. */
  Optional<IsolationSpec> isolation();

  /** Limits of a tenant without an override. */
  Optional<QuotaSpec> defaultQuotas();

  /** Limits by tenant. */
  @ListMapKeys("tenantId")
  @Size(max = 1000)
  List<TenantOverride> tenantOverrides();

  /** A builder with every field unset. */
  static ImmutableMultiTenancySpec.Builder builder() {
    return ImmutableMultiTenancySpec.builder();
  }
}

package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.Patterns;
import java.util.Optional;
import org.immutables.value.Value;

/** Limits of one tenant that differ from the defaults. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableTenantOverride.class)
@JsonDeserialize(as = ImmutableTenantOverride.class)
public interface TenantOverride {

  /**
   * tenantId is the ID of the tenant.
   *
   * @return the ID of the tenant
   */
  @Required
  @Pattern(Patterns.TENANT_ID)
  Optional<String> tenantId();

  /**
   * quotas specifies the limits that replace the default limits.
   *
   * @return the limits that replace the default limits
   */
  Optional<QuotaSpec> quotas();

  /** {@return a builder with all fields unset} */
  static ImmutableTenantOverride.Builder builder() {
    return ImmutableTenantOverride.builder();
  }
}

package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Required;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.spec.QuotaSpec;
import java.util.Optional;
import org.immutables.value.Value;

/** The effective limits of one tenant, after defaults and overrides. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableTenantStatus.class)
@JsonDeserialize(as = ImmutableTenantStatus.class)
public interface TenantStatus {

  /**
   * tenantId is the ID of the tenant.
   *
   * @return the ID of the tenant
   */
  @Required
  String tenantId();

  /**
   * limits are the limits of the tenant. An absent limit means unlimited.
   *
   * @return the limits of the tenant
   */
  Optional<QuotaSpec> limits();

  /** {@return a builder with all fields unset} */
  static ImmutableTenantStatus.Builder builder() {
    return ImmutableTenantStatus.builder();
  }
}

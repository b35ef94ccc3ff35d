package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Required;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.spec.QuotaSpec;
import java.util.Optional;
import org.immutables.value.Value;

/** The limits of one tenant after defaults and overrides. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableTenantStatus.class)
@JsonDeserialize(as = ImmutableTenantStatus.class)
public interface TenantStatus {

  /** Identifier of the tenant. */
  @Required
  String tenantId();

  /** Its limits. A limit that is absent is no limit. */
  Optional<QuotaSpec> limits();

  /** A builder with every field unset. */
  static ImmutableTenantStatus.Builder builder() {
    return ImmutableTenantStatus.builder();
  }
}

package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.values.AuditLevel;
import java.util.Optional;
import org.immutables.value.Value;

/** A record of who did what. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableAuditLogSpec.class)
@JsonDeserialize(as = ImmutableAuditLogSpec.class)
public interface AuditLogSpec {

  /** Whether brokers write an audit log. */
  @Default("false")
  Optional<Boolean> enabled();

  /** How much the audit log tells. */
  @AllowedValues(AuditLevel.class)
  Optional<String> level();

  /** A builder with every field unset. */
  static ImmutableAuditLogSpec.Builder builder() {
    return ImmutableAuditLogSpec.builder();
  }
}

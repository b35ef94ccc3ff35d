package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.values.AuditLevel;
import java.util.Optional;
import org.immutables.value.Value;

/** Audit log of the brokers. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableAuditLogSpec.class)
@JsonDeserialize(as = ImmutableAuditLogSpec.class)
public interface AuditLogSpec {

  /**
   * enabled specifies whether brokers write an audit log. Defaults to false.
   *
   * @return whether brokers write an audit log
   */
  @Default("false")
  Optional<Boolean> enabled();

  /**
   * level specifies how much detail the audit log contains. One of basic or detailed.
   *
   * @return how much detail the audit log contains
   */
  @AllowedValues(AuditLevel.class)
  Optional<String> level();

  /** {@return a builder with all fields unset} */
  static ImmutableAuditLogSpec.Builder builder() {
    return ImmutableAuditLogSpec.builder();
  }
}

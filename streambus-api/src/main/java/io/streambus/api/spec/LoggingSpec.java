package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.values.LogFormat;
import io.streambus.api.values.LogLevel;
import java.util.Optional;
import org.immutables.value.Value;

/** Logging of the brokers. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableLoggingSpec.class)
@JsonDeserialize(as = ImmutableLoggingSpec.class)
public interface LoggingSpec {

  /**
   * level is the minimum severity of messages that brokers log. Takes precedence over
   * config.logLevel. One of debug, info, warn, error or fatal.
   *
   * @return the minimum severity of messages that brokers log
   */
  @AllowedValues(LogLevel.class)
  Optional<String> level();

  /**
   * format specifies the format of log lines. One of json or text.
   *
   * @return the format of log lines
   */
  @AllowedValues(LogFormat.class)
  Optional<String> format();

  /**
   * includeTenantContext specifies whether log lines include the tenant. Defaults to false.
   *
   * @return whether log lines include the tenant
   */
  @Default("false")
  Optional<Boolean> includeTenantContext();

  /**
   * auditLog specifies the audit log of the brokers.
   *
   * @return the audit log of the brokers
   */
  Optional<AuditLogSpec> auditLog();

  /** {@return a builder with all fields unset} */
  static ImmutableLoggingSpec.Builder builder() {
    return ImmutableLoggingSpec.builder();
  }
}

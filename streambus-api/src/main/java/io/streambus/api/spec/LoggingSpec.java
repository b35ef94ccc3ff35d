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

/** Logs of the brokers. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableLoggingSpec.class)
@JsonDeserialize(as = ImmutableLoggingSpec.class)
public interface LoggingSpec {

  /** Least severe level that brokers log. It wins over config.logLevel. */
  @AllowedValues(LogLevel.class)
  Optional<String> level();

  /** Form of a log line. */
  @AllowedValues(LogFormat.class)
  Optional<String> format();

  /** Whether log lines carry the tenant. */
  @Default("false")
  Optional<Boolean> includeTenantContext();

  /** A record of who did what. */
  Optional<AuditLogSpec> auditLog();

  /** A builder with every field unset. */
  static ImmutableLoggingSpec.Builder builder() {
    return ImmutableLoggingSpec.builder();
  }
}

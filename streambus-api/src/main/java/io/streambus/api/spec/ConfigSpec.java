package io.streambus.api.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.schema.Port;
import io.streambus.api.schema.PreserveUnknownFields;
import io.streambus.api.values.LogLevel;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Configuration of the brokers. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableConfigSpec.class)
@JsonDeserialize(as = ImmutableConfigSpec.class)
@ValidationRule(
    value =
        "self.port != self.httpPort && self.port != self.grpcPort && self.httpPort != self.grpcPort",
    message = "port, httpPort and grpcPort must be different ports")
@ValidationRule(
    value =
        "!has(self.batchTimeout) || duration(self.batchTimeout) > duration('0s') && duration(self.batchTimeout) <= duration('1h')",
    message = "batchTimeout must be a duration between 1ms and 1h")
public interface ConfigSpec {

  /**
   * logLevel is the minimum severity of messages that brokers log. observability.logging.level
   * takes precedence if both are set. One of debug, info, warn, error or fatal. Defaults to info.
   *
   * @return the minimum severity of messages that brokers log
   */
  @AllowedValues(LogLevel.class)
  @Default("info")
  Optional<String> logLevel();

  /**
   * port is the port for client connections. Must be between 1 and 65535. Defaults to 9092.
   *
   * @return the port for client connections
   */
  @Port
  @Default("9092")
  Optional<Integer> port();

  /**
   * httpPort is the port for health checks and the admin API. Must be between 1 and 65535. Defaults
   * to 8081.
   *
   * @return the port for health checks and the admin API
   */
  @Port
  @Default("8081")
  Optional<Integer> httpPort();

  /**
   * grpcPort is the port for Raft traffic between brokers. Must be between 1 and 65535. Defaults to
   * 9093.
   *
   * @return the port for Raft traffic between brokers
   */
  @Port
  @Default("9093")
  Optional<Integer> grpcPort();

  /**
   * maxConnections is the maximum number of client connections that a broker accepts. Must be at
   * least 1.
   *
   * @return the maximum number of client connections that a broker accepts
   */
  @Min(1)
  Optional<Integer> maxConnections();

  /**
   * maxMessageSize is the maximum size of a message in bytes. Must be at least 1.
   *
   * @return the maximum size of a message in bytes
   */
  @Min(1)
  Optional<Long> maxMessageSize();

  /**
   * compressionEnabled specifies whether brokers compress stored messages.
   *
   * @return whether brokers compress stored messages
   */
  Optional<Boolean> compressionEnabled();

  /**
   * batchSize is the maximum number of messages in a batch. Must be at least 1.
   *
   * @return the maximum number of messages in a batch
   */
  @Min(1)
  Optional<Integer> batchSize();

  /**
   * batchTimeout is the maximum time to wait for a batch to fill, such as 10ms. Must be between 1ms
   * and 1h.
   *
   * @return the maximum time to wait for a batch to fill, such as 10ms
   */
  @Pattern(GoDuration.PATTERN)
  Optional<GoDuration> batchTimeout();

  /**
   * overrides specifies additional keys of the broker configuration file, as nested maps. Must not
   * contain keys that the operator sets.
   *
   * @return additional keys of the broker configuration file, as nested maps
   */
  @PreserveUnknownFields
  Map<String, JsonNode> overrides();

  /** {@return a builder with all fields unset} */
  static ImmutableConfigSpec.Builder builder() {
    return ImmutableConfigSpec.builder();
  }
}

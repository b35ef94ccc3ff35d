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

/** Settings of the broker program. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableConfigSpec.class)
@JsonDeserialize(as = ImmutableConfigSpec.class)
@ValidationRule(
    value =
        "self.port != self.httpPort && self.port != self.grpcPort && self.httpPort != self.grpcPort",
    message = "port, httpPort and grpcPort must be three different ports")
@ValidationRule(
    value =
        "!has(self.batchTimeout) || duration(self.batchTimeout) > duration('0s') && duration(self.batchTimeout) <= duration('1h')",
    message = "batchTimeout must be a duration from 1ms to 1h")
public interface ConfigSpec {

  /** Least severe level that brokers log. observability.logging.level wins when both are set. */
  @AllowedValues(LogLevel.class)
  @Default("info")
  Optional<String> logLevel();

  /** Port on which clients connect. */
  @Port
  @Default("9092")
  Optional<Integer> port();

  /** Port of health checks and of the admin API. */
  @Port
  @Default("8081")
  Optional<Integer> httpPort();

  /** Port on which brokers speak Raft to each other. */
  @Port
  @Default("9093")
  Optional<Integer> grpcPort();

  /** Most client connections that a broker accepts. */
  @Min(1)
  Optional<Integer> maxConnections();

  /** Largest message in bytes. */
  @Min(1)
  Optional<Long> maxMessageSize();

  /** Whether brokers compress stored messages. */
  Optional<Boolean> compressionEnabled();

  /** Most messages in one batch. */
  @Min(1)
  Optional<Integer> batchSize();

  /** Longest wait for a batch to fill, such as 10ms. */
  @Pattern(GoDuration.PATTERN)
  Optional<GoDuration> batchTimeout();

  /** Free keys for the broker configuration file, as nested maps. */
  @PreserveUnknownFields
  Map<String, JsonNode> overrides();

  /** A builder with every field unset. */
  static ImmutableConfigSpec.Builder builder() {
    return ImmutableConfigSpec.builder();
  }
}

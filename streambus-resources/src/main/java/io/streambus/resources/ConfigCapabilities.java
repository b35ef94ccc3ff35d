package io.streambus.resources;

import static io.streambus.resources.Enforcer.BROKER;

import com.google.common.collect.ImmutableList;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.resources.model.BrokerGeneration;
import java.util.Optional;
import java.util.function.Function;

/** Who enforces the settings of the broker program. */
final class ConfigCapabilities {

  private static final String NO_BATCHES = "brokers do not batch; set it in the client";
  private static final String NO_FREE_KEYS =
      "brokers before v1.1 read no key besides those that the operator writes; run a later version";

  static final ImmutableList<Capability> ROWS =
      ImmutableList.of(
          Capability.of(
                  "spec.config.logLevel", BROKER, "where observability.logging.level is unset")
              .wish(spec -> spec.config().flatMap(ConfigSpec::logLevel))
              .obstacle(ConfigCapabilities::otherLogLevel),
          Capability.of("spec.config.port", BROKER, ""),
          Capability.of("spec.config.httpPort", BROKER, ""),
          Capability.of("spec.config.grpcPort", BROKER, "the port of Raft"),
          nobody(
              "maxConnections",
              "brokers accept 10000 connections, and nothing changes that; leave it out",
              ConfigSpec::maxConnections),
          nobody(
              "maxMessageSize",
              "brokers take messages up to 10 MiB, and nothing changes that; leave it out",
              ConfigSpec::maxMessageSize),
          nobody(
              "compressionEnabled",
              "brokers store messages as they come; compress in the client",
              config -> config.compressionEnabled().filter(wanted -> wanted)),
          nobody("batchSize", NO_BATCHES, ConfigSpec::batchSize),
          nobody("batchTimeout", NO_BATCHES, ConfigSpec::batchTimeout),
          Capability.of(
                  "spec.config.overrides",
                  BROKER,
                  "keys that a broker does not know have no effect; before v1.1 that is every key")
              .from(BrokerGeneration.V1_1)
              .wish(
                  spec -> spec.config().map(ConfigSpec::overrides).filter(keys -> !keys.isEmpty()))
              .obstacle(
                  situation ->
                      situation.generation().readsSecurity()
                          ? Optional.empty()
                          : Optional.of(NO_FREE_KEYS)));

  private ConfigCapabilities() {}

  /** Two fields that say the same are in nobody's way. */
  private static Optional<String> otherLogLevel(Situation situation) {
    return ObservabilityDefaults.loggingLevel(situation.spec())
        .filter(
            level ->
                !situation.spec().config().flatMap(ConfigSpec::logLevel).equals(Optional.of(level)))
        .map(
            level ->
                "spec.observability.logging.level is %s, and that is what brokers read; leave one of the two out"
                    .formatted(level));
  }

  private static Capability nobody(
      String field, String why, Function<ConfigSpec, Optional<?>> value) {
    return Capability.nobody("spec.config." + field, why, spec -> spec.config().flatMap(value));
  }
}

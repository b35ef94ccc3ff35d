package io.streambus.resources.enforcement;

import static io.streambus.resources.enforcement.Enforcer.BROKER;

import com.google.common.collect.ImmutableList;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.resources.defaults.ObservabilityDefaults;
import io.streambus.resources.model.BrokerFeatureLevel;
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
              .requested(spec -> spec.config().flatMap(ConfigSpec::logLevel))
              .limitation(ConfigCapabilities::otherLogLevel),
          Capability.of("spec.config.port", BROKER, ""),
          Capability.of("spec.config.httpPort", BROKER, ""),
          Capability.of("spec.config.grpcPort", BROKER, "the port of Raft"),
          notEnforced(
              "maxConnections",
              "brokers accept 10000 connections, and nothing changes that; leave it out",
              ConfigSpec::maxConnections),
          notEnforced(
              "maxMessageSize",
              "brokers take messages up to 10 MiB, and nothing changes that; leave it out",
              ConfigSpec::maxMessageSize),
          notEnforced(
              "compressionEnabled",
              "brokers store messages as they come; compress in the client",
              config -> config.compressionEnabled().filter(wanted -> wanted)),
          notEnforced("batchSize", NO_BATCHES, ConfigSpec::batchSize),
          notEnforced("batchTimeout", NO_BATCHES, ConfigSpec::batchTimeout),
          Capability.of(
                  "spec.config.overrides",
                  BROKER,
                  "keys that a broker does not know have no effect; before v1.1 that is every key")
              .from(BrokerFeatureLevel.V1_1)
              .requested(
                  spec -> spec.config().map(ConfigSpec::overrides).filter(keys -> !keys.isEmpty()))
              .limitation(
                  enforcementContext ->
                      enforcementContext.featureLevel().readsSecurity()
                          ? Optional.empty()
                          : Optional.of(NO_FREE_KEYS)));

  private ConfigCapabilities() {}

  /** Two fields that say the same are in nobody's way. */
  private static Optional<String> otherLogLevel(EnforcementContext enforcementContext) {
    return ObservabilityDefaults.loggingLevel(enforcementContext.spec())
        .filter(
            level ->
                !enforcementContext
                    .spec()
                    .config()
                    .flatMap(ConfigSpec::logLevel)
                    .equals(Optional.of(level)))
        .map(
            level ->
                "spec.observability.logging.level is %s, and that is what brokers read; leave one of the two out"
                    .formatted(level));
  }

  private static Capability notEnforced(
      String field, String why, Function<ConfigSpec, Optional<?>> value) {
    return Capability.notEnforced(
        "spec.config." + field, why, spec -> spec.config().flatMap(value));
  }
}

package io.streambus.resources.enforcement;

import static io.streambus.resources.enforcement.Capability.Enforcer.BROKER;

import com.google.common.collect.ImmutableList;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.resources.defaults.ObservabilityDefaults;
import io.streambus.resources.model.BrokerFeatureLevel;
import java.util.Optional;
import java.util.function.Function;

/** Enforcement of broker settings. */
final class ConfigCapabilities {

  private static final String BATCHING_UNSUPPORTED =
      "has no effect: brokers do not batch messages; configure batching in the client";
  private static final String OVERRIDES_UNSUPPORTED =
      "has no effect: brokers before v1.1 read only the keys that the operator sets; upgrade to"
          + " v1.1 or later";

  static final ImmutableList<Capability> ROWS =
      ImmutableList.of(
          Capability.of(
                  "spec.config.logLevel",
                  BROKER,
                  "used if spec.observability.logging.level is unset")
              .requested(spec -> spec.config().flatMap(ConfigSpec::logLevel))
              .limitation(ConfigCapabilities::conflictingLogLevel),
          Capability.of("spec.config.port", BROKER, ""),
          Capability.of("spec.config.httpPort", BROKER, ""),
          Capability.of("spec.config.grpcPort", BROKER, "Raft port"),
          notEnforced(
              "maxConnections",
              "has no effect: brokers have a fixed limit of 10,000 connections; remove the field",
              ConfigSpec::maxConnections),
          notEnforced(
              "maxMessageSize",
              "has no effect: brokers have a fixed limit of 10 MiB per message; remove the field",
              ConfigSpec::maxMessageSize),
          notEnforced(
              "compressionEnabled",
              "has no effect: brokers store messages as received; compress them in the client",
              config -> config.compressionEnabled().filter(enabled -> enabled)),
          notEnforced("batchSize", BATCHING_UNSUPPORTED, ConfigSpec::batchSize),
          notEnforced("batchTimeout", BATCHING_UNSUPPORTED, ConfigSpec::batchTimeout),
          Capability.of(
                  "spec.config.overrides",
                  BROKER,
                  "keys unknown to the broker have no effect; brokers before v1.1 ignore all of"
                      + " them")
              .since(BrokerFeatureLevel.V1_1)
              .requested(
                  spec -> spec.config().map(ConfigSpec::overrides).filter(keys -> !keys.isEmpty()))
              .limitation(
                  context ->
                      context.featureLevel().readsSecuritySettings()
                          ? Optional.empty()
                          : Optional.of(OVERRIDES_UNSUPPORTED)));

  private ConfigCapabilities() {}

  /** Two fields with the same value do not conflict. */
  private static Optional<String> conflictingLogLevel(EnforcementContext context) {
    return ObservabilityDefaults.loggingLevel(context.spec())
        .filter(
            level ->
                !context.spec().config().flatMap(ConfigSpec::logLevel).equals(Optional.of(level)))
        .map(
            level ->
                ("has no effect because spec.observability.logging.level is %s; remove one of the two"
                        + " fields")
                    .formatted(level));
  }

  private static Capability notEnforced(
      String field, String reason, Function<ConfigSpec, Optional<?>> value) {
    return Capability.notEnforced(
        "spec.config." + field, reason, spec -> spec.config().flatMap(value));
  }
}

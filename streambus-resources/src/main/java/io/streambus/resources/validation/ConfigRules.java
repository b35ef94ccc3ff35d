package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.values.LogLevel;
import io.streambus.resources.defaults.NonDefault;
import io.streambus.resources.defaults.SpecDefaults;
import io.streambus.resources.model.BrokerPorts;
import io.streambus.resources.model.ProxyPorts;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules of the settings of the broker program. */
final class ConfigRules {

  private static final int HIGHEST_PORT = 65535;
  private static final int MAX_BATCH_HOURS = 1;

  private static final ConfigSpec NO_CONFIG = ConfigSpec.builder().build();

  private ConfigRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    ConfigSpec config = spec.config().orElse(NO_CONFIG);
    return Stream.concat(
        config(config),
        spec
            .security()
            .flatMap(SecuritySpec::tls)
            .filter(tls -> NonDefault.isTrue(tls.enabled()))
            .stream()
            .flatMap(tls -> besideProxy(config)));
  }

  private static Stream<Problem> config(ConfigSpec config) {
    return Stream.of(
            Field.value(Field.of("spec.config.logLevel", config.logLevel()), LogLevel.class),
            port("port", config.port()),
            port("httpPort", config.httpPort()),
            port("grpcPort", config.grpcPort()),
            differentPorts(SpecDefaults.ports(config)),
            Field.atLeast(Field.of("spec.config.maxConnections", config.maxConnections()), 1),
            Field.atLeast(Field.of("spec.config.maxMessageSize", config.maxMessageSize()), 1),
            Field.atLeast(Field.of("spec.config.batchSize", config.batchSize()), 1),
            Durations.positive(
                Field.of("spec.config.batchTimeout", config.batchTimeout()), MAX_BATCH_HOURS))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> port(String name, Optional<Integer> port) {
    return Field.range(Field.of("spec.config." + name, port), 1, HIGHEST_PORT);
  }

  private static Stream<Problem> besideProxy(ConfigSpec config) {
    return Stream.of(
            notOfProxy("port", config.port()),
            notOfProxy("httpPort", config.httpPort()),
            notOfProxy("grpcPort", config.grpcPort()))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> notOfProxy(String name, Optional<Integer> port) {
    return Field.of("spec.config." + name, port)
        .must(
            number -> number != ProxyPorts.HEALTH,
            "must be another port with TLS on, because the proxy answers health checks on it");
  }

  private static Stream<Problem> differentPorts(BrokerPorts ports) {
    boolean different =
        ports.client() != ports.http()
            && ports.client() != ports.raft()
            && ports.http() != ports.raft();
    return different
        ? Stream.empty()
        : Stream.of(
            new Problem(
                "spec.config",
                "port %d, httpPort %d, grpcPort %d"
                    .formatted(ports.client(), ports.http(), ports.raft()),
                "must be three different ports"));
  }
}

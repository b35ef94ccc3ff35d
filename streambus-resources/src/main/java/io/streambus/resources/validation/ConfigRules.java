package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.resources.defaults.NonDefault;
import io.streambus.resources.defaults.SpecDefaults;
import io.streambus.resources.model.BrokerPorts;
import io.streambus.resources.model.ProxyPorts;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules for the broker configuration. */
final class ConfigRules {

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
            .flatMap(tls -> portsWithProxy(config)));
  }

  private static Stream<Problem> config(ConfigSpec config) {
    return Stream.concat(
        differentPorts(SpecDefaults.ports(config)),
        Durations.positiveUpTo(
            Field.of("spec.config.batchTimeout", config.batchTimeout()), MAX_BATCH_HOURS));
  }

  private static Stream<Problem> portsWithProxy(ConfigSpec config) {
    return Stream.of(
            notProxyPort("port", config.port()),
            notProxyPort("httpPort", config.httpPort()),
            notProxyPort("grpcPort", config.grpcPort()))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> notProxyPort(String name, Optional<Integer> port) {
    return Field.of("spec.config." + name, port)
        .must(
            number -> number != ProxyPorts.HEALTH_PORT,
            "must be a different port: with TLS enabled, the proxy serves health checks on it");
  }

  private static Stream<Problem> differentPorts(BrokerPorts ports) {
    return ports.areDistinct()
        ? Stream.empty()
        : Stream.of(
            new Problem(
                "spec.config",
                "port %d, httpPort %d, grpcPort %d"
                    .formatted(ports.client(), ports.http(), ports.raft()),
                "must be different ports: change one of port, httpPort and grpcPort"));
  }
}

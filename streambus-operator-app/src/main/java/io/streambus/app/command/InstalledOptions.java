package io.streambus.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import picocli.CommandLine;

/** The options with which an operator is installed, as far as they affect clusters. */
final class InstalledOptions {

  private static final String RUN = "run";

  /** Those of the manifests and the chart, as far as they affect clusters. */
  private static final List<String> DEFAULT_ARGUMENTS =
      List.of("--operator-pod-labels=app.kubernetes.io/name=streambus-operator");

  private InstalledOptions() {}

  /**
   * Reads the options from the Deployment of the operator.
   *
   * @param platform platform of the Kubernetes cluster, unless an option specifies it
   * @return empty if the Deployment is not that of an operator that this version knows
   */
  static Optional<ClusterInputs> of(JsonNode deployment, Supplier<Platform> platform) {
    return StreamSupport.stream(
            deployment.at("/spec/template/spec/containers").spliterator(), false)
        .filter(container -> container.at("/args/0").asText().equals(RUN))
        .findFirst()
        .flatMap(
            container ->
                of(
                    arguments(container),
                    environment(container),
                    Optional.of(deployment.at("/metadata/namespace").asText()),
                    platform));
  }

  /**
   * Returns the options of an operator that is installed with defaults.
   *
   * @param namespace namespace of its pods; empty if it runs outside of the Kubernetes cluster
   */
  static ClusterInputs defaults(Optional<String> namespace, Supplier<Platform> platform) {
    return of(DEFAULT_ARGUMENTS, Map.of(), namespace, platform).orElseThrow();
  }

  private static Optional<ClusterInputs> of(
      List<String> arguments,
      Map<String, String> environment,
      Optional<String> namespace,
      Supplier<Platform> platform) {
    var options = new RunOptions();
    try {
      new CommandLine(options)
          .setDefaultValueProvider(new EnvironmentDefaults(environment))
          .setCaseInsensitiveEnumValuesAllowed(true)
          .parseArgs(arguments.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      return Optional.empty();
    }
    return Optional.of(options.clusterInputs(namespace, platform));
  }

  private static List<String> arguments(JsonNode container) {
    return container.path("args").valueStream().skip(1).map(JsonNode::asText).toList();
  }

  /** Values that other objects contain are none that affect clusters. */
  private static Map<String, String> environment(JsonNode container) {
    Map<String, String> environment = new HashMap<>();
    container
        .path("env")
        .forEach(
            variable ->
                environment.put(variable.path("name").asText(), variable.path("value").asText()));
    return ImmutableMap.copyOf(environment);
  }
}

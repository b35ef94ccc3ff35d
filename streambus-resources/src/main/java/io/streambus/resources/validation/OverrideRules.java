package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.StreamBusClusterSpec;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for configuration overrides: they must not affect keys that the operator sets. */
final class OverrideRules {

  private static final String PATH = "spec.config.overrides";

  /** Keys of the configuration file that the operator sets, each with the remedy. */
  private static final ImmutableMap<String, String> OWNED =
      ImmutableMap.<String, String>builder()
          .put(
              "server.broker_id",
              "the operator sets it on the command line of each broker; remove the key")
          .put("server.host", "the operator sets it to a fixed value; remove the key")
          .put("server.port", "use spec.config.port instead")
          .put("server.http_port", "use spec.config.httpPort instead")
          .put("server.grpc_port", "use spec.config.grpcPort instead")
          .put(
              "storage.data_dir",
              "the operator sets it to the mount path of the message volume; remove the key")
          .put(
              "cluster.raft.data_dir",
              "the operator sets it to the mount path of the Raft volume; remove the key")
          .put("cluster.peers", "use spec.replicas instead")
          .put("observability.logging.level", "use spec.observability.logging.level instead")
          .build();

  /**
   * Maps that contain keys that the operator sets. A value of another type would replace those
   * keys.
   */
  private static final ImmutableSet<String> OWNED_MAPS =
      ImmutableSet.of(
          "server", "storage", "cluster", "cluster.raft", "observability", "observability.logging");

  /**
   * Brokers ignore the case of keys and interpret dots in a key as nesting, so other keys could
   * change keys that the operator sets without being detected.
   */
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_-]*");

  private OverrideRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.config().stream()
        .flatMap(config -> config.overrides().entrySet().stream())
        .flatMap(entry -> check("", entry.getKey(), entry.getValue()));
  }

  private static Stream<Problem> check(String parent, String name, JsonNode value) {
    String key = parent.isEmpty() ? name : parent + "." + name;
    if (!KEY.matcher(name).matches()) {
      return problem(
          key,
          "must start with a lowercase letter and contain only lowercase letters, digits, '_' and"
              + " '-'; use nested maps instead of dots");
    }
    if (OWNED.containsKey(key)) {
      return problem(key, "must not be set: " + OWNED.get(key));
    }
    if (OWNED_MAPS.contains(key) && !value.isObject()) {
      return problem(key, "must be a map, because the operator sets keys in it");
    }
    return value.propertyStream().flatMap(inner -> check(key, inner.getKey(), inner.getValue()));
  }

  private static Stream<Problem> problem(String key, String message) {
    return Stream.of(new Problem(PATH + "." + key, "", message));
  }
}

package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.StreamBusClusterSpec;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules of free configuration keys: none may reach a key that the operator owns. */
final class OverrideRules {

  private static final String PATH = "spec.config.overrides";

  /** Key of the configuration file, and what sets it. */
  private static final ImmutableMap<String, String> OWNED =
      ImmutableMap.<String, String>builder()
          .put("server.broker_id", "it is given to each broker on its command line")
          .put("server.host", "it is fixed")
          .put("server.port", "set spec.config.port")
          .put("server.http_port", "set spec.config.httpPort")
          .put("server.grpc_port", "set spec.config.grpcPort")
          .put("storage.data_dir", "it is the mount of the message volume")
          .put("cluster.raft.data_dir", "it is the mount of the Raft volume")
          .put("cluster.peers", "set spec.replicas")
          .put("observability.logging.level", "set spec.observability.logging.level")
          .build();

  /** Maps that hold an owned key: another value in their place would take the key with it. */
  private static final ImmutableSet<String> OWNED_MAPS =
      ImmutableSet.of(
          "server", "storage", "cluster", "cluster.raft", "observability", "observability.logging");

  /**
   * The broker takes keys in any case and reads dots in a key as nesting, so both could reach an
   * owned key unseen.
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
          "must have keys of lower-case letters, digits, '_' and '-'; write nested maps, not dots");
    }
    if (OWNED.containsKey(key)) {
      return problem(key, "must not be set here, because the operator does: " + OWNED.get(key));
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

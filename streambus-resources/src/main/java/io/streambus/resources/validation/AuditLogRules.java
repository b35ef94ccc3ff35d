package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.resources.defaults.ObservabilityDefaults;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rules for configuration overrides if the operator sets the keys of the audit log. They apply to
 * every version, so that changing the version does not invalidate a spec.
 */
final class AuditLogRules {

  private static final ImmutableList<List<String>> OWNED =
      ImmutableList.of(
          List.of("security", "enabled"),
          List.of("security", "authz_enabled"),
          List.of("security", "super_users"),
          List.of("security", "audit", "enabled"));

  private AuditLogRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.config().stream()
        .filter(config -> ObservabilityDefaults.requestsAuditLog(spec))
        .flatMap(config -> OWNED.stream().flatMap(key -> notSet(config, key)));
  }

  private static Stream<Problem> notSet(ConfigSpec config, List<String> key) {
    Optional<JsonNode> node = Optional.ofNullable(config.overrides().get(key.get(0)));
    for (String segment : key.subList(1, key.size())) {
      // A value that is not a map would replace the keys of the operator.
      node = node.map(parent -> parent.isObject() ? parent.get(segment) : parent);
    }
    return Field.of("spec.config.overrides." + String.join(".", key), node)
        .must(
            value -> false,
            "must not be set, because the operator sets it for the audit log; remove the key, or"
                + " set spec.observability.logging.auditLog.enabled to false");
  }
}

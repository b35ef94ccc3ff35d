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
 * Rules of free configuration keys where the operator itself writes those of the audit log. They
 * hold for every version, so that another version does not make a spec wrong.
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
        .filter(config -> ObservabilityDefaults.asksForAuditLog(spec))
        .flatMap(config -> OWNED.stream().flatMap(key -> notSet(config, key)));
  }

  private static Stream<Problem> notSet(ConfigSpec config, List<String> key) {
    Optional<JsonNode> written = Optional.ofNullable(config.overrides().get(key.get(0)));
    for (String part : key.subList(1, key.size())) {
      // A value that is no map would take the keys of the operator with it.
      written = written.map(node -> node.isObject() ? node.get(part) : node);
    }
    return Field.of("spec.config.overrides." + String.join(".", key), written)
        .must(
            value -> false,
            "must not be set, because the operator sets it for the audit log; leave it out, or turn"
                + " spec.observability.logging.auditLog off");
  }
}

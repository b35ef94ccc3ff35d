package io.streambus.resources.extension;

import static io.streambus.resources.extension.FieldRule.all;
import static io.streambus.resources.extension.FieldRule.in;
import static io.streambus.resources.extension.FieldRule.retained;
import static io.streambus.resources.extension.FieldRule.same;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.objects.BrokerCommand;
import io.streambus.resources.objects.BrokerContainer;
import io.streambus.resources.objects.ProxyContainer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What customizers must not change in the pod template of brokers. */
final class PodTemplateRule {

  private static final ImmutableSet<String> OWN_CONTAINERS =
      ImmutableSet.of(BrokerContainer.NAME, ProxyContainer.NAME);

  private static final FieldRule TEMPLATE =
      all(
          ReservedKeys.metadata(),
          in(
              "spec",
              all(
                  same("restartPolicy"),
                  same("terminationGracePeriodSeconds"),
                  same("activeDeadlineSeconds"),
                  same("hostNetwork"),
                  same("hostname"),
                  same("subdomain"),
                  same("setHostnameAsFQDN"),
                  same("dnsPolicy"),
                  same("enableServiceLinks"),
                  retained("volumes"),
                  PodTemplateRule::containers,
                  in("initContainers", PodTemplateRule::otherContainers),
                  in("containers", PodTemplateRule::otherContainers))));

  /** Ports, files, probes and shutdown; the rest, such as images and resources, may change. */
  private static final FieldRule OWN_CONTAINER =
      all(
          same("name"),
          same("command"),
          same("args"),
          same("workingDir"),
          same("ports"),
          same("startupProbe"),
          same("livenessProbe"),
          same("readinessProbe"),
          same("lifecycle"),
          same("restartPolicy"),
          same("restartPolicyRules"),
          retained("volumeMounts"),
          in("volumeMounts", VolumeMountRule::hidesNothing),
          retained("env"),
          same("envFrom"),
          in("env", PodTemplateRule::variables));

  /** They neither write the data of brokers nor restart them. */
  private static final FieldRule OTHER_CONTAINER =
      all(same("restartPolicyRules"), in("volumeMounts", VolumeMountRule::readsClaims));

  private static final FieldRule SAME_NAME = same("name");

  private PodTemplateRule() {}

  static FieldRule rule() {
    return TEMPLATE;
  }

  /** Further containers follow those that exist. */
  private static Optional<String> containers(JsonNode before, JsonNode after) {
    JsonNode own = before.path("containers");
    for (int i = 0; i < own.size(); i++) {
      JsonNode container = own.get(i);
      JsonNode changed = after.path("containers").path(i);
      String name = container.path("name").asText();
      FieldRule rule = OWN_CONTAINERS.contains(name) ? OWN_CONTAINER : SAME_NAME;
      Optional<String> violation = rule.violation(container, changed);
      if (violation.isPresent()) {
        return violation.map(path -> "containers[name=%s].%s".formatted(name, path));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> otherContainers(JsonNode before, JsonNode after) {
    Set<String> unique = new HashSet<>();
    for (JsonNode container : after) {
      String name = container.path("name").asText();
      JsonNode former = named(before, name);
      boolean isOwn = OWN_CONTAINERS.contains(name);
      Optional<String> violation =
          !unique.add(name) || (isOwn && former.isMissingNode())
              ? Optional.of("name")
              : (isOwn ? SAME_NAME : OTHER_CONTAINER).violation(former, container);
      if (violation.isPresent()) {
        return violation.map(path -> "[name=%s].%s".formatted(name, path));
      }
    }
    return Optional.empty();
  }

  private static JsonNode named(JsonNode containers, String name) {
    for (JsonNode container : containers) {
      if (container.path("name").asText().equals(name)) {
        return container;
      }
    }
    return MissingNode.getInstance();
  }

  /** In brokers, environment variables take precedence over the configuration file. */
  private static Optional<String> variables(JsonNode before, JsonNode after) {
    for (JsonNode variable : after) {
      String name = variable.path("name").asText();
      if ((name.startsWith("STREAMBUS_") || name.equals(BrokerCommand.POD_NAME))
          && !contains(before, variable)) {
        return Optional.of("[name=%s]".formatted(name));
      }
    }
    return Optional.empty();
  }

  private static boolean contains(JsonNode list, JsonNode item) {
    for (JsonNode each : list) {
      if (each.equals(item)) {
        return true;
      }
    }
    return false;
  }
}

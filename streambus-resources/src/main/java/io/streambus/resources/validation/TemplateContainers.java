package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.objects.BrokerCommand;
import io.streambus.resources.objects.BrokerContainer;
import io.streambus.resources.objects.ProxyContainer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for containers that users add, and for additions to the broker container. */
final class TemplateContainers {

  private static final ImmutableSet<String> PERMITTED_BROKER_FIELDS =
      ImmutableSet.of("name", "env", "volumeMounts");

  private TemplateContainers() {}

  static Stream<Problem> check(String path, JsonNode pod) {
    Set<String> seen = new HashSet<>();
    return Stream.concat(
        Lists.each(
            path + ".containers",
            list(pod, "containers"),
            (itemPath, container) ->
                Stream.concat(
                    name(itemPath, container, seen),
                    isBroker(container)
                        ? broker(itemPath, container)
                        : userContainer(itemPath, container))),
        Lists.each(
            path + ".initContainers",
            list(pod, "initContainers"),
            (itemPath, container) ->
                Stream.of(
                        name(itemPath, container, seen),
                        notBroker(itemPath, container),
                        userContainer(itemPath, container))
                    .flatMap(problems -> problems)));
  }

  private static List<JsonNode> list(JsonNode pod, String field) {
    return TemplateRules.items(pod.path(field)).toList();
  }

  private static boolean isBroker(JsonNode container) {
    return container.path("name").asText().equals(BrokerContainer.NAME);
  }

  private static Stream<Problem> name(String path, JsonNode container, Set<String> seen) {
    return Field.of(path + ".name", container.path("name").asText())
        .must(
            name ->
                NameSyntax.DNS_LABEL.matches(name)
                    && !name.equals(ProxyContainer.NAME)
                    && seen.add(name),
            "must be unique and contain only lowercase letters, digits and '-'; to configure the"
                + " container proxy, use spec.security.tls.proxy");
  }

  private static Stream<Problem> notBroker(String path, JsonNode container) {
    return Field.of(path + ".name", container.path("name").asText())
        .must(
            name -> !name.equals(BrokerContainer.NAME),
            "must not be broker, because the broker is not an init container; choose another name");
  }

  private static Stream<Problem> broker(String path, JsonNode container) {
    return Stream.of(
            TemplateRules.onlyPermittedFields(path, container, PERMITTED_BROKER_FIELDS),
            Lists.each(
                path + ".env",
                list(container, "env"),
                (itemPath, variable) ->
                    Field.of(itemPath + ".name", variable.path("name").asText())
                        .must(
                            TemplateContainers::isPermittedVariable,
                            "must not be a broker setting; use spec.config.overrides instead")),
            TemplateVolumes.mounts(path + ".volumeMounts", container.path("volumeMounts")))
        .flatMap(problems -> problems);
  }

  /** In brokers, environment variables take precedence over the configuration file. */
  private static boolean isPermittedVariable(String name) {
    return !name.isEmpty()
        && !name.equals(BrokerCommand.POD_NAME)
        && !name.startsWith("STREAMBUS_");
  }

  private static Stream<Problem> userContainer(String path, JsonNode container) {
    return Stream.of(
            Field.of(path + ".image", container.path("image").asText())
                .must(image -> !image.isEmpty(), "must be set"),
            TemplateSecurity.check(path + ".securityContext", container.path("securityContext")),
            Lists.each(path + ".ports", list(container, "ports"), TemplateContainers::port),
            TemplateVolumes.mounts(path + ".volumeMounts", container.path("volumeMounts")))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> port(String path, JsonNode port) {
    return Stream.concat(
        Field.of(path + ".name", port.path("name").asText())
            .must(name -> !name.isEmpty(), "must be set, because ports are identified by name"),
        port.has("hostPort")
            ? Stream.of(
                new Problem(
                    path + ".hostPort",
                    "",
                    "must not be set, because it exposes a port on the node; remove the field"))
            : Stream.empty());
  }
}

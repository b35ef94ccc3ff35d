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

/** Rules of containers that a user adds, and of what may be added to the broker. */
final class TemplateContainers {

  private static final ImmutableSet<String> FREE_OF_BROKER =
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
                        : other(itemPath, container))),
        Lists.each(
            path + ".initContainers",
            list(pod, "initContainers"),
            (itemPath, container) ->
                Stream.of(
                        name(itemPath, container, seen),
                        notOfTheOperator(itemPath, container),
                        other(itemPath, container))
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
                Syntax.DNS_LABEL.matches(name)
                    && !name.equals(ProxyContainer.NAME)
                    && seen.add(name),
            "must be a name of its own of lower-case letters, digits and '-'; proxy is a container"
                + " of the operator: set spec.security.tls.proxy");
  }

  private static Stream<Problem> notOfTheOperator(String path, JsonNode container) {
    return Field.of(path + ".name", container.path("name").asText())
        .must(
            name -> !name.equals(BrokerContainer.NAME),
            "must not be broker, which is no init container");
  }

  private static Stream<Problem> broker(String path, JsonNode container) {
    return Stream.of(
            TemplateRules.fields(path, container, FREE_OF_BROKER),
            Lists.each(
                path + ".env",
                list(container, "env"),
                (itemPath, variable) ->
                    Field.of(itemPath + ".name", variable.path("name").asText())
                        .must(
                            TemplateContainers::isFreeVariable,
                            "must not be a setting of the broker: set spec.config.overrides")),
            TemplateVolumes.mounts(path + ".volumeMounts", container.path("volumeMounts")))
        .flatMap(problems -> problems);
  }

  /** A broker lets its environment win over its file. */
  private static boolean isFreeVariable(String name) {
    return !name.isEmpty()
        && !name.equals(BrokerCommand.POD_NAME)
        && !name.startsWith("STREAMBUS_");
  }

  private static Stream<Problem> other(String path, JsonNode container) {
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
            .must(name -> !name.isEmpty(), "must be set, so that ports can be told apart"),
        port.has("hostPort")
            ? Stream.of(
                new Problem(
                    path + ".hostPort", "", "must not be set, because it opens a port of the node"))
            : Stream.empty());
  }
}

package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;
import java.util.stream.Stream;

/**
 * Rules for the security context of containers that users add: it must only restrict them further.
 */
final class TemplateSecurity {

  private static final ImmutableSet<String> PERMITTED_FIELDS =
      ImmutableSet.of(
          "allowPrivilegeEscalation",
          "capabilities",
          "privileged",
          "readOnlyRootFilesystem",
          "runAsGroup",
          "runAsNonRoot",
          "runAsUser",
          "seccompProfile");

  private TemplateSecurity() {}

  static Stream<Problem> check(String path, JsonNode security) {
    return Stream.of(
            TemplateRules.onlyPermittedFields(path, security, PERMITTED_FIELDS),
            not(path + ".privileged", security.path("privileged"), "true"),
            not(
                path + ".allowPrivilegeEscalation",
                security.path("allowPrivilegeEscalation"),
                "true"),
            not(path + ".runAsUser", security.path("runAsUser"), "0"),
            not(path + ".runAsGroup", security.path("runAsGroup"), "0"),
            not(path + ".runAsNonRoot", security.path("runAsNonRoot"), "false"),
            not(
                path + ".seccompProfile.type",
                security.path("seccompProfile").path("type"),
                "Unconfined"),
            capabilities(path + ".capabilities.add", security.path("capabilities").path("add")))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> not(String path, JsonNode value, String forbidden) {
    return Field.of(path, value.asText())
        .must(
            text -> !text.equals(forbidden),
            "must not be "
                + forbidden
                + ", because containers next to a broker must be restricted; remove the field");
  }

  private static Stream<Problem> capabilities(String path, JsonNode added) {
    return added.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Problem(path, added.toString(), "must be empty; capabilities can only be dropped"));
  }
}

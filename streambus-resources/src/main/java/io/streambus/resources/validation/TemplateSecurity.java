package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;
import java.util.stream.Stream;

/** Rules of the security settings of containers that a user adds: they may only confine. */
final class TemplateSecurity {

  private static final ImmutableSet<String> FREE =
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
            TemplateRules.fields(path, security, FREE),
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

  private static Stream<Problem> not(String path, JsonNode value, String dangerous) {
    return Field.of(path, value.asText())
        .must(
            text -> !text.equals(dangerous),
            "must not be " + dangerous + ", because containers beside a broker are confined");
  }

  private static Stream<Problem> capabilities(String path, JsonNode added) {
    return added.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Problem(path, added.toString(), "must be empty; capabilities may be dropped"));
  }
}

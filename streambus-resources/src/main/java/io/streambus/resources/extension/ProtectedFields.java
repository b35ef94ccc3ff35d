package io.streambus.resources.extension;

import static io.streambus.resources.extension.FieldRule.all;
import static io.streambus.resources.extension.FieldRule.in;
import static io.streambus.resources.extension.FieldRule.retained;
import static io.streambus.resources.extension.FieldRule.same;
import static io.streambus.resources.extension.FieldRule.sameExcept;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.resources.thirdparty.Certificate;
import java.util.Optional;

/**
 * What customizers must not change in an object: what identifies it, and what the operator relies
 * on to keep a majority of the brokers running.
 *
 * @param rule for the whole object
 */
record ProtectedFields(FieldRule rule) {

  private static final FieldRule METADATA =
      all(same("apiVersion"), same("kind"), same("status"), ReservedKeys.metadata());

  /** Everything that the brokers and the rollout depend on, by kind. */
  private static final ImmutableMap<Class<? extends HasMetadata>, FieldRule> BY_TYPE =
      ImmutableMap.of(
          StatefulSet.class,
              in("spec", all(sameExcept("template"), in("template", PodTemplateRule.rule()))),
          // Brokers read the files when they start, and the pods contain their checksums.
          ConfigMap.class, all(same("data"), same("binaryData"), same("immutable")),
          Service.class,
              in(
                  "spec",
                  all(
                      same("selector"),
                      ProtectedFields::isExternal,
                      same("clusterIP"),
                      same("publishNotReadyAddresses"),
                      retained("ports"))),
          NetworkPolicy.class,
              in("spec", all(same("podSelector"), same("policyTypes"), retained("ingress"))),
          PodDisruptionBudget.class, in("spec", sameExcept("unhealthyPodEvictionPolicy")),
          Certificate.class, retained("spec"));

  /** Returns what is protected in an object that the operator builds. */
  static ProtectedFields ofOperator(HasMetadata object) {
    FieldRule ofType = BY_TYPE.get(object.getClass());
    return new ProtectedFields(ofType == null ? METADATA : all(METADATA, ofType));
  }

  /** Returns what is protected in an object that an extension builds. */
  static ProtectedFields ofExtension() {
    return new ProtectedFields(METADATA);
  }

  /** The DNS names of such a Service do not lead to the brokers. */
  private static Optional<String> isExternal(JsonNode before, JsonNode after) {
    return after.path("type").asText().equals("ExternalName")
        ? Optional.of("type")
        : Optional.empty();
  }

  Optional<String> violation(JsonNode before, JsonNode after) {
    return rule.violation(before, after);
  }
}

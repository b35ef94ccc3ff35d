package io.streambus.resources.validation;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.api.values.ScalingPolicy;
import io.streambus.resources.defaults.SpecDefaults;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The list of all rules. The CRD enforces a subset of them with the same limits. */
public final class SpecRules {

  private static final ImmutableList<Function<StreamBusClusterSpec, Stream<Problem>>> RULES =
      ImmutableList.of(
          spec -> Field.range(Field.of("spec.replicas", spec.replicas()), 1, 99),
          spec -> Field.value(Field.of("spec.scaling", spec.scaling()), ScalingPolicy.class),
          SpecRules::minReadySeconds,
          ImageRules::check,
          ProxyRules::check,
          ResourceRules::check,
          StorageRules::check,
          ConfigRules::check,
          OverrideRules::check,
          AuditLogRules::check,
          SecurityRules::check,
          CertificateRules::check,
          NetworkRules::check,
          TenancyRules::check,
          ObservabilityRules::check,
          PlacementRules::check,
          PodRules::check,
          TemplateRules::check);

  private SpecRules() {}

  private static Stream<Problem> minReadySeconds(StreamBusClusterSpec spec) {
    return Field.range(
        Field.of(
            "spec.rollout.minReadySeconds", spec.rollout().flatMap(RolloutSpec::minReadySeconds)),
        0,
        3600);
  }

  /**
   * Returns all problems of a resource, in the order of the rules; empty if the resource is valid.
   */
  public static List<Problem> problems(StreamBusCluster cluster) {
    return Stream.of(
            MetadataRules.check(cluster), AnnotationRules.check(cluster), specProblems(cluster))
        .flatMap(problems -> problems)
        .toList();
  }

  private static Stream<Problem> specProblems(StreamBusCluster cluster) {
    // Rules cannot be applied to a spec that could not be parsed.
    return cluster
        .parseError()
        .map(error -> Stream.of(new Problem(error.path(), "", error.message())))
        .orElseGet(() -> check(SpecDefaults.specOf(cluster)));
  }

  private static Stream<Problem> check(StreamBusClusterSpec spec) {
    return RULES.stream().flatMap(rule -> rule.apply(spec));
  }
}

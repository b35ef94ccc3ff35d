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

/** All rules. Those that the CRD states too have the same limits there. */
public final class SpecRules {

  private static final ImmutableList<Function<StreamBusClusterSpec, Stream<Problem>>> RULES =
      ImmutableList.of(
          spec -> Field.range(Field.of("spec.replicas", spec.replicas()), 1, 99),
          spec -> Field.value(Field.of("spec.scaling", spec.scaling()), ScalingPolicy.class),
          SpecRules::settlingTime,
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

  private static Stream<Problem> settlingTime(StreamBusClusterSpec spec) {
    return Field.range(
        Field.of(
            "spec.rollout.minReadySeconds", spec.rollout().flatMap(RolloutSpec::minReadySeconds)),
        0,
        3600);
  }

  /** Every problem of a resource, in the order of the rules; empty when there is none. */
  public static List<Problem> problems(StreamBusCluster cluster) {
    return Stream.of(
            MetadataRules.check(cluster), AnnotationRules.check(cluster), specProblems(cluster))
        .flatMap(problems -> problems)
        .toList();
  }

  private static Stream<Problem> specProblems(StreamBusCluster cluster) {
    // Where the spec could not be read there is nothing to hold against the rules.
    return cluster
        .unreadable()
        .map(why -> Stream.of(new Problem(why.path(), "", why.message())))
        .orElseGet(() -> check(SpecDefaults.specOf(cluster)));
  }

  private static Stream<Problem> check(StreamBusClusterSpec spec) {
    return RULES.stream().flatMap(rule -> rule.apply(spec));
  }
}

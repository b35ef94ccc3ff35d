package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.status.MessageSituation.ofRunning;

import com.google.common.collect.ImmutableList;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.api.values.ConditionType;
import io.streambus.api.values.ScalingPolicy;

/** Situations in which the number of brokers changes or should change. */
final class ScalingSituations {

  static final ImmutableList<MessageSituation> ALL =
      ImmutableList.of(
          ofRunning(
              "two more brokers are requested",
              scenario -> scenario.changeSpec(spec -> spec.replicas(5))),
          ofRunning(
                  "two fewer brokers are requested",
                  scenario -> scenario.changeSpec(spec -> spec.replicas(1)))
              .showing(ConditionType.SCALE_BLOCKED),
          ofRunning(
                  "two fewer brokers are requested, and unused claims are to be deleted",
                  scenario -> scenario.changeSpec(spec -> withoutUnusedClaims(spec).replicas(1)))
              .showing(ConditionType.SCALE_BLOCKED),
          ofRunning(
              "two more brokers are requested, and scaling is forbidden",
              scenario ->
                  scenario.changeSpec(
                      spec -> spec.replicas(5).scaling(ScalingPolicy.FORBID.value()))),
          ofRunning(
              "two more brokers are requested, and a broker is not ready",
              scenario -> {
                scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
                scenario.operator.settle();
                scenario.changeSpec(
                    spec -> spec.replicas(5).scaling(ScalingPolicy.AUTOMATIC.value()));
              }),
          ofRunning(
              "a cluster is scaled from three brokers to five",
              scenario ->
                  scenario.changeSpec(
                      spec -> spec.replicas(5).scaling(ScalingPolicy.AUTOMATIC.value()))),
          ofRunning(
              "a cluster is scaled from three brokers to one",
              scenario ->
                  scenario.changeSpec(
                      spec ->
                          withoutUnusedClaims(spec)
                              .replicas(1)
                              .scaling(ScalingPolicy.AUTOMATIC.value()))),
          ofRunning(
              "a cluster is hibernated",
              scenario -> scenario.annotate(ClusterAnnotations.HIBERNATE, "true")));

  private ScalingSituations() {}

  private static ImmutableStreamBusClusterSpec.Builder withoutUnusedClaims(
      ImmutableStreamBusClusterSpec.Builder spec) {
    RetentionPolicySpec delete =
        RetentionPolicySpec.builder().whenScaled(ClaimRetentionPolicy.DELETE.value()).build();
    return spec.storage(StorageSpec.builder().retentionPolicy(delete).build());
  }
}

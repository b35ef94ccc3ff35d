package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static io.streambus.operator.status.MessageSituation.ofNew;
import static io.streambus.operator.status.MessageSituation.ofRunning;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.util.function.UnaryOperator;

/** Situations in which the spec cannot be applied, or has no effect. */
final class SpecSituations {

  static final ImmutableList<MessageSituation> ALL =
      ImmutableList.<MessageSituation>builder().addAll(invalid()).addAll(rejected()).build();

  private static final String UNPARSABLE =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        namespace: default
        name: demo
      spec:
        replicas: many
      """;

  private static final String DEEP =
      UNPARSABLE.replace(
          "replicas: many",
          "config: {overrides: {a: %s}}".formatted("[".repeat(100) + "]".repeat(100)));

  private SpecSituations() {}

  private static ImmutableList<MessageSituation> invalid() {
    return ImmutableList.of(
        ofNew(
            "a cluster with an invalid spec is created",
            scenario ->
                create(
                    scenario,
                    spec -> spec.replicas(0).config(ConfigSpec.builder().port(70000).build()))),
        ofNew(
            "a cluster is created whose spec does not match the schema",
            scenario -> scenario.user.createOrReplaceYaml(UNPARSABLE)),
        ofNew(
                "a field of the spec is nested too deep to be kept",
                scenario -> scenario.user.createOrReplaceYaml(DEEP))
            .showing(ConditionType.STALLED),
        ofRunning(
                "an annotation has an invalid value",
                scenario -> scenario.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "yes"))
            .showing(ConditionType.READY, ConditionType.STALLED),
        ofNew(
            "the spec sets a field that the brokers ignore",
            scenario -> create(scenario, SpecSituations::withIgnoredField)),
        ofNew(
                "a strict spec sets a field that the brokers ignore",
                scenario -> create(scenario, spec -> withIgnoredField(spec).strict(true)))
            .showing(ConditionType.STALLED));
  }

  private static ImmutableList<MessageSituation> rejected() {
    return ImmutableList.of(
        ofRunning(
                "the Raft port of a running cluster is changed",
                scenario ->
                    scenario.changeSpec(
                        spec -> spec.config(ConfigSpec.builder().grpcPort(9193).build())))
            .showing(ConditionType.CHANGE_BLOCKED),
        ofNew(
            "a Service of the same name exists",
            scenario -> {
              scenario.user.createOrReplace(OperatorScenario.foreignService());
              create(scenario, spec -> spec);
            }),
        ofNew(
            "a Service of the same name has the labels of the operator and no owner",
            scenario -> {
              Service service = OperatorScenario.foreignService();
              service.getMetadata().setLabels(ClusterLabels.of(NAME));
              scenario.user.createOrReplace(service);
              create(scenario, spec -> spec);
            }),
        ofNew(
            "the API server rejects an object",
            scenario -> {
              scenario
                  .cluster
                  .faults()
                  .everyWrite(ConfigMap.class)
                  .reject(403, "configmaps \"demo-config\" is forbidden: exceeded quota: objects");
              create(scenario, spec -> spec);
            }),
        ofNew(
                "an admission webhook does not run",
                scenario -> {
                  scenario
                      .cluster
                      .faults()
                      .everyWrite(StatefulSet.class)
                      .reject(
                          500,
                          "Internal error occurred: failed calling webhook"
                              + " \"validate.policies.example.com\": no endpoints available for"
                              + " service \"policies\"");
                  create(scenario, spec -> spec);
                })
            .showing(ConditionType.STALLED),
        ofRunning(
                "an error of the operator ends each reconciliation",
                scenario -> {
                  FailingOperator operator = new FailingOperator(scenario, FailingOperator::bug);
                  operator.reconcile(5);
                  operator.mend();
                  operator.reconcile(1);
                })
            .showing(ConditionType.STALLED));
  }

  private static void create(
      OperatorScenario scenario, UnaryOperator<ImmutableStreamBusClusterSpec.Builder> spec) {
    scenario.user.createOrReplace(demo(NAMESPACE, spec));
  }

  private static ImmutableStreamBusClusterSpec.Builder withIgnoredField(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return spec.config(ConfigSpec.builder().maxConnections(5).build());
  }
}

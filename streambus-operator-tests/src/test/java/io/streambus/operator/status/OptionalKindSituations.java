package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static io.streambus.operator.status.MessageSituation.ofNew;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.certificates.TlsSpecs;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.OptionalApis.ApiState;
import io.streambus.resources.model.OptionalKind;
import java.util.function.UnaryOperator;

/** Situations of clusters that request objects of optional kinds. */
final class OptionalKindSituations {

  static final ImmutableList<MessageSituation> ALL =
      ImmutableList.of(
          ofNew(
              "cert-manager has not issued the certificate yet",
              scenario -> {
                scenario.cluster.installedApis().install(OptionalKind.CERTIFICATE);
                create(scenario, TlsSpecs::issuedByCertManager);
              }),
          ofNew(
              "a ServiceMonitor is requested, and its API is not installed",
              scenario -> create(scenario, OptionalKindSituations::withMonitor)),
          ofNew(
              "a Certificate is requested, and its API is not installed",
              scenario -> create(scenario, TlsSpecs::issuedByCertManager)),
          ofNew(
              "optional kinds are requested, and the operator has no permission to list them",
              scenario -> denyPermission(scenario, true)),
          ofNew(
                  "a ServiceMonitor is requested, its API is not installed, and the operator is"
                      + " limited to namespaces",
                  OptionalKindSituations::lackApiInNamespace)
              .showing(ConditionType.MONITORING_UNAVAILABLE),
          ofNew(
                  "a ServiceMonitor is requested, and the operator, which is limited to namespaces,"
                      + " has no permission to list it",
                  scenario -> denyPermission(scenario, false))
              .showing(ConditionType.MONITORING_UNAVAILABLE));

  private OptionalKindSituations() {}

  private static void lackApiInNamespace(OperatorScenario scenario) {
    start(
        scenario,
        OptionalApis.of(
            ImmutableMap.of(OptionalKind.SERVICE_MONITOR, new ApiState.NotInstalled()), false));
    create(scenario, OptionalKindSituations::withMonitor);
  }

  private static void denyPermission(OperatorScenario scenario, boolean watched) {
    start(
        scenario,
        OptionalApis.of(
            ImmutableMap.of(
                OptionalKind.SERVICE_MONITOR,
                forbidden("servicemonitors.monitoring.coreos.com"),
                OptionalKind.CERTIFICATE,
                forbidden("certificates.cert-manager.io")),
            watched));
    create(scenario, spec -> withMonitor(TlsSpecs.issuedByCertManager(spec)));
  }

  private static void start(OperatorScenario scenario, OptionalApis apis) {
    FakeEnvironment environment = new FakeEnvironment();
    environment.apis = apis;
    scenario.startOperator(environment);
  }

  private static ApiState forbidden(String resource) {
    return new ApiState.Unavailable(
        "%s is forbidden: User \"streambus-operator\" cannot list resource \"%s\""
            .formatted(resource, resource.substring(0, resource.indexOf('.'))));
  }

  private static void create(
      OperatorScenario scenario, UnaryOperator<ImmutableStreamBusClusterSpec.Builder> spec) {
    scenario.user.createOrReplace(demo(NAMESPACE, spec));
  }

  private static ImmutableStreamBusClusterSpec.Builder withMonitor(
      ImmutableStreamBusClusterSpec.Builder spec) {
    MetricsSpec metrics = MetricsSpec.builder().serviceMonitor(true).build();
    return spec.observability(ObservabilitySpec.builder().metrics(metrics).build());
  }
}

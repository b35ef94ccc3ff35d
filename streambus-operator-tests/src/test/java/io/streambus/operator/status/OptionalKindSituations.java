package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static io.streambus.operator.status.MessageSituation.ofNew;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.operator.certificates.TlsSpecs;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.ApiState;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.resources.model.OptionalKind;
import io.streambus.testkit.simulation.SimulatedOperator;
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
              OptionalKindSituations::denyPermission));

  private OptionalKindSituations() {}

  private static void denyPermission(OperatorScenario scenario) {
    FakeEnvironment environment = new FakeEnvironment();
    environment.apis =
        new OptionalApis(
            ImmutableMap.of(
                OptionalKind.SERVICE_MONITOR,
                forbidden("servicemonitors.monitoring.coreos.com"),
                OptionalKind.CERTIFICATE,
                forbidden("certificates.cert-manager.io")));
    scenario.operator = SimulatedOperator.start(scenario.cluster, environment);
    create(scenario, spec -> withMonitor(TlsSpecs.issuedByCertManager(spec)));
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

package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.operator.certificates.TlsSpecs;
import io.streambus.operator.certificates.secret.CertificateInfo;
import io.streambus.operator.certificates.secret.CertificateInfo.ChainInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyMatchResult;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.SecretEntry;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress.Problem;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.OptionalApis.ApiState;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.storage.VolumeScenario;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.model.TenantsApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where texts of others come from that the status contains. */
enum ExternalTextSource {
  REJECTED_OBJECT {
    @Override
    void report(String text, OperatorScenario scenario) {
      scenario.cluster.faults().everyWrite(StatefulSet.class).reject(500, text);
      scenario.user.createOrReplace(demo(NAMESPACE));
    }
  },
  REJECTED_RESTART {
    @Override
    void report(String text, OperatorScenario scenario) {
      scenario.user.createOrReplace(demo(NAMESPACE));
      scenario.operator.settle();
      scenario.cluster.faults().everyWrite(Pod.class).reject(403, text);
      scenario.changeSpec(spec -> spec.version("v0.7.0"));
    }
  },
  REJECTED_CLAIM {
    @Override
    void report(String text, OperatorScenario scenario) {
      scenario.user.createOrReplace(demo(NAMESPACE));
      scenario.operator.settle();
      scenario.cluster.faults().everyWrite(PersistentVolumeClaim.class).reject(403, text);
      new VolumeScenario(scenario).requestSizes("20Gi", "8Gi");
    }
  },
  REJECTED_READ {
    @Override
    void report(String text, OperatorScenario scenario) {
      scenario.user.createOrReplace(demo(NAMESPACE));
      WriteResult.Rejected response = new WriteResult.Rejected(403, text);
      new FailingOperator(
              scenario,
              () ->
                  new KubernetesUnavailableException("list", response, new IllegalStateException()))
          .reconcile(5);
    }
  },
  INVALID_SPEC {
    @Override
    void report(String text, OperatorScenario scenario) {
      scenario.user.createOrReplace(
          demo(NAMESPACE, spec -> spec.podLabels(Map.of(text, text)).serviceAccountName(text)));
    }
  },
  BROKER {
    @Override
    void report(String text, OperatorScenario scenario) {
      FakeEnvironment environment = new FakeEnvironment();
      Problem problem = new Problem(Problem.Kind.REJECTED, text);
      environment.tenancy =
          new BrokersSummary(
              TenantsApi.SUPPORTED, Optional.of(new TenantProgress(3, 1, Optional.of(problem))));
      scenario.startOperator(environment);
      MultiTenancySpec tenancy = MultiTenancySpec.builder().enabled(true).build();
      scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.multiTenancy(tenancy)));
    }
  },
  OPTIONAL_API {
    @Override
    void report(String text, OperatorScenario scenario) {
      FakeEnvironment environment = new FakeEnvironment();
      environment.apis =
          OptionalApis.of(
              ImmutableMap.of(OptionalKind.SERVICE_MONITOR, new ApiState.Unavailable(text)), true);
      scenario.startOperator(environment);
      MetricsSpec metrics = MetricsSpec.builder().serviceMonitor(true).build();
      scenario.user.createOrReplace(
          demo(
              NAMESPACE,
              spec -> spec.observability(ObservabilitySpec.builder().metrics(metrics).build())));
    }
  },
  SECRET {
    @Override
    void report(String text, OperatorScenario scenario) {
      useSecret(new SecretState.Unavailable(text), scenario);
    }
  },
  CERTIFICATE {
    @Override
    void report(String text, OperatorScenario scenario) {
      Instant now = scenario.cluster.clock().instant();
      ChainInfo chain = new ChainInfo(ImmutableList.of(issuedBy(text, now)), true);
      KeyPairInfo pair =
          new KeyPairInfo(
              new SecretEntry.Usable<>(chain), new SecretEntry.Usable<>(KeyMatchResult.MATCHES));
      useSecret(
          new SecretState.Present(
              new SecretInfo(
                  "7",
                  Optional.empty(),
                  false,
                  ImmutableMap.of(KeyPairName.TLS, pair, KeyPairName.CA, pair))),
          scenario);
    }
  };

  /** Lets the status of "demo" report a text once the operator has run. */
  abstract void report(String text, OperatorScenario scenario);

  private static CertificateInfo issuedBy(String issuer, Instant now) {
    return new CertificateInfo(
        "f1",
        issuer,
        issuer,
        now,
        now.plus(Duration.ofDays(90)),
        ImmutableSet.of("*.demo-headless.default.svc.cluster.local"),
        Optional.empty());
  }

  private static void useSecret(SecretState state, OperatorScenario scenario) {
    FakeEnvironment environment = new FakeEnvironment();
    environment.secret = state;
    scenario.startOperator(environment);
    scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::userProvided));
  }
}

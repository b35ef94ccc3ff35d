package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.spec.IssuerRef;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.thirdparty.Certificate;
import io.streambus.resources.thirdparty.ServiceMonitor;
import io.streambus.resources.thirdparty.ThirdPartyResource;
import io.streambus.testkit.broker.UserCertificate;
import io.streambus.testkit.simulation.Request.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Without these guarantees, a cluster that requests an object of a third-party API would fail if
 * that API is not installed, or never get the object.
 */
class OptionalKindsTest {

  private static final List<ConditionType> BOTH =
      List.of(ConditionType.MONITORING_UNAVAILABLE, ConditionType.CERT_MANAGER_UNAVAILABLE);

  private final OperatorScenario scenario = new OperatorScenario();

  @Nested
  class MissingApi {

    @ParameterizedTest
    @EnumSource
    void reportsMissingApi(OptionalKind kind) {
      // When
      settled();

      // Then
      assertThat(scenario.condition(condition(kind)).message()).contains(kind.apiVersion());
      assertThat(scenario.cluster.events(NAMESPACE, NAME))
          .filteredOn(
              event -> event.getReason().equals(scenario.condition(condition(kind)).reason()))
          .singleElement()
          .satisfies(event -> assertThat(event.getType()).isEqualTo("Warning"));
    }

    @Test
    void clusterRunsWithoutServiceMonitorApi() {
      // When
      scenario.user.createOrReplace(demo(NAMESPACE, OptionalKindsTest::withMonitor));
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("False");
      assertThat(scenario.hasCondition(ConditionType.MONITORING_UNAVAILABLE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void removedApiCostsNoRequests(OptionalKind kind) {
      // Given
      scenario.cluster.installedApis().install(kind);
      settled();

      // When
      scenario.cluster.installedApis().remove(kind);
      scenario.operator.settle();

      // Then
      assertThat(scenario.writes())
          .extracting(write -> write.verb())
          .containsOnly(Verb.PATCH_STATUS, Verb.CREATE);
      assertThat(scenario.cluster.requests().writesOf(kind.type())).isEmpty();
      assertThat(scenario.hasCondition(condition(kind))).isTrue();
    }

    @Test
    void reportsNothingWhenNothingIsRequested() {
      // When
      scenario.user.createOrReplace(demo(NAMESPACE));
      scenario.operator.settle();

      // Then
      assertThat(BOTH).noneMatch(scenario::hasCondition);
      assertThat(scenario.cluster.list(ServiceMonitor.class)).isEmpty();
      assertThat(scenario.cluster.list(Certificate.class)).isEmpty();
    }
  }

  @Nested
  class InstalledApi {

    @ParameterizedTest
    @EnumSource
    void createsObjectOnceApiIsInstalled(OptionalKind kind) {
      // Given
      settled();

      // When
      scenario.cluster.installedApis().install(kind);
      scenario.operator.settle();

      // Then
      assertThat(scenario.cluster.list(kind.type())).hasSize(1);
      assertThat(scenario.hasCondition(condition(kind))).isFalse();
    }

    @Test
    void clusterStartsOnceCertificateIsIssued() {
      // Given
      scenario.cluster.installedApis().install(OptionalKind.CERTIFICATE);
      settled();
      assertThat(scenario.pods()).isEmpty();

      // When
      issue();
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).reason())
          .as("all names are covered")
          .isEqualTo("CertificateValid");
    }

    @ParameterizedTest
    @EnumSource
    void deletesObjectOnceNoLongerRequested(OptionalKind kind) {
      // Given
      scenario.cluster.installedApis().install(kind);
      settled();

      // When
      scenario.changeSpec(
          spec ->
              spec.observability(ObservabilitySpec.builder().build())
                  .security(SecuritySpec.builder().build()));
      scenario.operator.settle();

      // Then
      assertThat(scenario.cluster.list(kind.type())).isEmpty();
      assertThat(BOTH).noneMatch(scenario::hasCondition);
    }

    @ParameterizedTest
    @EnumSource
    void revertsEditedSpecWithSingleWrite(OptionalKind kind) {
      // Given
      scenario.cluster.installedApis().install(kind);
      settled();
      Map<String, String> before = scenario.cluster.objectsAsYaml();

      // When
      edit(kind.type());
      scenario.operator.settle();

      // Then
      assertThat(scenario.cluster.objectsAsYaml()).isEqualTo(before);
      assertThat(scenario.writes()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void operatorRestartWritesNothing(OptionalKind kind) {
      // Given
      scenario.cluster.installedApis().install(kind);
      settled();

      // When
      scenario.restartOperator();
      scenario.operator.settle();

      // Then
      assertThat(scenario.writes()).isEmpty();
    }
  }

  private void settled() {
    scenario.user.createOrReplace(demo(NAMESPACE, OptionalKindsTest::withBoth));
    scenario.operator.settle();
    scenario.cluster.requests().clear();
  }

  /** Issues the Secret, as cert-manager does. */
  private void issue() {
    JsonNode spec =
        Optional.ofNullable(scenario.get(Certificate.class, NAME).getSpec()).orElseThrow();
    List<String> hosts = new ArrayList<>();
    spec.path("dnsNames").forEach(host -> hosts.add(host.asText()));
    scenario.user.createOrReplace(
        UserCertificate.forHosts(NAMESPACE, hosts, scenario.cluster.clock().instant(), 90)
            .secret(spec.path("secretName").asText()));
  }

  private <T extends ThirdPartyResource> void edit(Class<T> kind) {
    scenario.user.edit(
        kind, NAMESPACE, NAME, object -> object.setSpec(JsonNodeFactory.instance.objectNode()));
  }

  private static ImmutableStreamBusClusterSpec.Builder withBoth(
      ImmutableStreamBusClusterSpec.Builder spec) {
    IssuerRef issuer = IssuerRef.builder().name("ca").build();
    TlsSpec tls = TlsSpec.builder().enabled(true).issuerRef(issuer).build();
    return withMonitor(spec).security(SecuritySpec.builder().tls(tls).build());
  }

  private static ImmutableStreamBusClusterSpec.Builder withMonitor(
      ImmutableStreamBusClusterSpec.Builder spec) {
    MetricsSpec metrics = MetricsSpec.builder().serviceMonitor(true).build();
    return spec.observability(ObservabilitySpec.builder().metrics(metrics).build());
  }

  private static ConditionType condition(OptionalKind kind) {
    return switch (kind) {
      case SERVICE_MONITOR -> ConditionType.MONITORING_UNAVAILABLE;
      case CERTIFICATE -> ConditionType.CERT_MANAGER_UNAVAILABLE;
    };
  }
}

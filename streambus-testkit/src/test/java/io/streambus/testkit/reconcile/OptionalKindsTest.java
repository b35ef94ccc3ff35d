package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.spec.IssuerRef;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.resources.foreign.Certificate;
import io.streambus.resources.foreign.ForeignResource;
import io.streambus.resources.foreign.ServiceMonitor;
import io.streambus.resources.model.OptionalKind;
import io.streambus.testkit.certificates.UserCertificate;
import io.streambus.testkit.simulation.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * If one of these failed, a cluster that asks for what another project offers would hang on whether
 * that is installed, or never get it.
 */
class OptionalKindsTest {

  private static final List<ConditionType> BOTH =
      List.of(ConditionType.MONITORING_UNAVAILABLE, ConditionType.CERT_MANAGER_UNAVAILABLE);

  private final Scene scene = new Scene();

  @ParameterizedTest
  @EnumSource
  void aClusterThatWantsAnApiThatIsNotThereSaysSo(OptionalKind kind) {
    // When
    settled();

    // Then
    assertThat(scene.condition(condition(kind)).message()).contains(kind.apiVersion());
    assertThat(scene.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals(scene.condition(condition(kind)).reason()))
        .singleElement()
        .satisfies(event -> assertThat(event.getType()).isEqualTo("Warning"));
  }

  @Test
  void aClusterWithoutItsMonitorRuns() {
    // When
    scene.user.put(demo(NAMESPACE, OptionalKindsTest::withMonitor));
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.condition(ConditionType.STALLED).status()).isEqualTo("False");
    assertThat(scene.has(ConditionType.MONITORING_UNAVAILABLE)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anObjectIsMadeWhenItsApiComes(OptionalKind kind) {
    // Given
    settled();

    // When
    scene.cluster.apis().install(kind);
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.list(kind.type())).hasSize(1);
    assertThat(scene.has(condition(kind))).isFalse();
  }

  @Test
  void aClusterStartsWithTheSecretThatItsCertificateAsksFor() {
    // Given
    scene.cluster.apis().install(OptionalKind.CERTIFICATE);
    settled();
    assertThat(scene.pods()).isEmpty();

    // When
    issue();
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.condition(ConditionType.CERTIFICATES_READY).reason())
        .as("all names are covered")
        .isEqualTo("CertificateValid");
  }

  @ParameterizedTest
  @EnumSource
  void anApiThatGoesTakesItsObjectsAndCostsNoRequest(OptionalKind kind) {
    // Given
    scene.cluster.apis().install(kind);
    settled();

    // When
    scene.cluster.apis().remove(kind);
    scene.operator.settle();

    // Then
    assertThat(scene.writes())
        .extracting(write -> write.verb())
        .containsOnly(Verb.PATCH_STATUS, Verb.CREATE);
    assertThat(scene.cluster.requests().writesOf(kind.type())).isEmpty();
    assertThat(scene.has(condition(kind))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anObjectThatIsNotWantedAnyMoreIsRemoved(OptionalKind kind) {
    // Given
    scene.cluster.apis().install(kind);
    settled();

    // When
    scene.changeSpec(
        spec ->
            spec.observability(ObservabilitySpec.builder().build())
                .security(SecuritySpec.builder().build()));
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.list(kind.type())).isEmpty();
    assertThat(BOTH).noneMatch(scene::has);
  }

  @ParameterizedTest
  @EnumSource
  void anEditedSpecIsPutBackByOneWrite(OptionalKind kind) {
    // Given
    scene.cluster.apis().install(kind);
    settled();
    Map<String, String> before = scene.cluster.contents();

    // When
    edit(kind.type());
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.contents()).isEqualTo(before);
    assertThat(scene.writes()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aRestartWritesNothing(OptionalKind kind) {
    // Given
    scene.cluster.apis().install(kind);
    settled();

    // When
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(scene.writes()).isEmpty();
  }

  @Test
  void aClusterThatWantsNeitherSaysNothingOfThem() {
    // When
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();

    // Then
    assertThat(BOTH).noneMatch(scene::has);
    assertThat(scene.cluster.list(ServiceMonitor.class)).isEmpty();
    assertThat(scene.cluster.list(Certificate.class)).isEmpty();
  }

  private void settled() {
    scene.user.put(demo(NAMESPACE, OptionalKindsTest::withBoth));
    scene.operator.settle();
    scene.cluster.requests().clear();
  }

  /** What cert-manager does. */
  private void issue() {
    JsonNode spec = Optional.ofNullable(scene.get(Certificate.class, NAME).getSpec()).orElseThrow();
    List<String> hosts = new ArrayList<>();
    spec.path("dnsNames").forEach(host -> hosts.add(host.asText()));
    scene.user.put(
        UserCertificate.ofHosts(NAMESPACE, hosts, scene.cluster.clock().instant(), 90)
            .secret(spec.path("secretName").asText()));
  }

  private <T extends ForeignResource> void edit(Class<T> kind) {
    scene.user.edit(
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

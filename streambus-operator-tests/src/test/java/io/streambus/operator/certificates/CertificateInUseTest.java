package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.SelfSignedScenario.CA_SECRET;
import static io.streambus.operator.certificates.SelfSignedScenario.CERTIFICATE_SECRET;
import static io.streambus.operator.certificates.SelfSignedScenario.SETTLE_TIME;
import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.model.OptionalKind;
import io.streambus.testkit.broker.UserCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that clients do not lose their connection because a certificate expires that pods use
 * and that the spec does not contain: a typo would take all brokers down three months later.
 */
class CertificateInUseTest {

  private static final Duration LIFETIME = Duration.ofDays(90);

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

  private final SelfSignedScenario signed = new SelfSignedScenario();
  private final OperatorScenario scenario = signed.scenario();

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("annotation", demo -> demo.annotate(ClusterAnnotations.HIBERNATE, "yes")),
        mistake("number", demo -> demo.changeSpec(spec -> spec.replicas(0))),
        mistake("type", demo -> demo.user.createOrReplaceYaml(UNPARSABLE)),
        mistake("no source", demo -> demo.changeSpec(CertificateInUseTest::withoutSource)),
        mistake("strict", demo -> demo.changeSpec(CertificateInUseTest::strict)));
  }

  private static Arguments mistake(String name, Consumer<OperatorScenario> change) {
    return Arguments.argumentSet(name, change);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void certificateOfAnInvalidClusterIsRenewed(Consumer<OperatorScenario> mistake) {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate first = signed.publishedCertificate();

    // When
    mistake.accept(scenario);
    scenario.operator.runFor(Duration.ofDays(10));
    scenario.restartOperator();
    scenario.operator.runFor(LIFETIME);

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(signed.publishedCertificate().serialNumber()).isNotEqualTo(first.serialNumber());
    assertThat(signed.publishedCertificate().isTrustedBy(first)).isTrue();
    assertThat(signed.publishedCertificate().dnsNames()).isEqualTo(first.dnsNames());
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("True");
    assertThat(notAfter()).isAfter(scenario.cluster.clock().instant());
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .noneMatch(event -> event.getReason().startsWith("Expire"));
  }

  @Test
  void deletedCertificateOfAnInvalidClusterIsIssuedAgain() {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate first = signed.publishedCertificate();
    scenario.annotate(ClusterAnnotations.HIBERNATE, "yes");
    scenario.user.delete(Secret.class, NAMESPACE, CERTIFICATE_SECRET);

    // When
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(signed.publishedCertificate().isTrustedBy(first)).isTrue();
  }

  @Test
  void nothingIsWrittenWhileAnInvalidClusterIsPaused() {
    // Given
    signed.createAndAwaitRunning();
    scenario.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "true");
    scenario.annotate(ClusterAnnotations.HIBERNATE, "yes");
    scenario.operator.runFor(SETTLE_TIME);
    scenario.cluster.requests().clear();

    // When
    scenario.operator.runFor(LIFETIME);

    // Then
    assertThat(scenario.cluster.requests().writesOf(Secret.class)).isEmpty();
    assertThat(scenario.condition(ConditionType.CERTIFICATE_EXPIRING).reason())
        .isEqualTo("Expired");
  }

  @Test
  void certificateIsRenewedUntilPodsRunWithoutTls() {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate first = signed.publishedCertificate();
    scenario.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout");
    scenario.changeSpec(spec -> spec.security(SecuritySpec.builder().build()));

    // When
    scenario.operator.runFor(LIFETIME);

    // Then
    assertThat(signed.publishedCertificate().serialNumber()).isNotEqualTo(first.serialNumber());
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("True");
    assertThat(scenario.status().certificate().flatMap(shown -> shown.secretName()))
        .contains(CERTIFICATE_SECRET);

    // When
    scenario.removeAnnotation(ClusterAnnotations.PAUSE_RECONCILIATION);
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.hasCondition(ConditionType.CERTIFICATES_READY)).isFalse();
    assertThat(scenario.status().certificate()).isEmpty();
  }

  @Test
  void certificateIsRenewedUntilPodsUseThatOfTheUser() {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate first = signed.publishedCertificate();
    scenario.user.createOrReplace(userCertificate(365));
    scenario.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout");
    scenario.changeSpec(TlsSpecs::userProvided);

    // When
    scenario.operator.runFor(LIFETIME);

    // Then
    assertThat(signed.publishedCertificate().serialNumber()).isNotEqualTo(first.serialNumber());
    assertThat(scenario.status().certificate().flatMap(shown -> shown.secretName()))
        .contains(TlsSpecs.SECRET);
  }

  @Test
  void problemOfAnotherCertificateInUseIsReportedAndDelaysNothing() {
    // Given
    scenario.user.createOrReplace(userCertificate(60));
    scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::userProvided));
    scenario.operator.runFor(SETTLE_TIME);
    scenario.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout");
    scenario.changeSpec(TlsSpecs::selfSigned);

    // When
    scenario.operator.runFor(Duration.ofDays(40));

    // Then
    assertThat(scenario.condition(ConditionType.CERTIFICATE_EXPIRING).message())
        .contains("Secret default/" + TlsSpecs.SECRET);

    // When
    scenario.user.delete(Secret.class, NAMESPACE, TlsSpecs.SECRET);
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).reason())
        .isEqualTo("SecretMissing");
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).message())
        .contains("Secret default/" + TlsSpecs.SECRET, "existing pods use this Secret");

    // When
    scenario.removeAnnotation(ClusterAnnotations.PAUSE_RECONCILIATION);
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("True");
  }

  @Test
  void certificateOfTheUserIsWatchedWhileTheSpecIsInvalid() {
    // Given
    scenario.user.createOrReplace(userCertificate(60));
    scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::userProvided));
    scenario.operator.runFor(SETTLE_TIME);
    scenario.changeSpec(spec -> spec.replicas(0));

    // When
    scenario.operator.runFor(Duration.ofDays(40));

    // Then
    assertThat(scenario.condition(ConditionType.CERTIFICATE_EXPIRING).reason())
        .isEqualTo("ExpiresSoon");
  }

  @Test
  void certificateOfCertManagerIsNotReplaced() {
    // Given
    scenario.cluster.installedApis().install(OptionalKind.CERTIFICATE);
    signed.createAndAwaitRunning();
    Secret issued = userCertificate(365);
    scenario.changeSpec(TlsSpecs::issuedByCertManager);
    scenario.user.edit(
        Secret.class, NAMESPACE, CERTIFICATE_SECRET, secret -> secret.setData(issued.getData()));
    scenario.operator.runFor(Duration.ofHours(1));
    scenario.annotate(ClusterAnnotations.HIBERNATE, "yes");

    // When
    scenario.operator.runFor(LIFETIME);

    // Then
    assertThat(signed.secret(CERTIFICATE_SECRET).getData()).isEqualTo(issued.getData());
    assertThat(scenario.cluster.find(Secret.class, NAMESPACE, CA_SECRET)).isPresent();
  }

  private static Secret userCertificate(int days) {
    return UserCertificate.forCluster(NAMESPACE, Instant.parse("2025-12-31T00:00:00Z"), days)
        .secret(TlsSpecs.SECRET);
  }

  private Instant notAfter() {
    return scenario
        .status()
        .certificate()
        .flatMap(shown -> shown.notAfter())
        .map(Instant::parse)
        .orElseThrow();
  }

  private static ImmutableStreamBusClusterSpec.Builder withoutSource(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return spec.security(
        SecuritySpec.builder().tls(TlsSpec.builder().enabled(true).build()).build());
  }

  private static ImmutableStreamBusClusterSpec.Builder strict(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return spec.strict(true).multiTenancy(MultiTenancySpec.builder().enabled(true).build());
  }
}

package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.TlsSpecs.SECRET;
import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.broker.UserCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guarantees that an expiring certificate is reported before it expires. */
class CertificateExpiryTest {

  private static final Duration SETTLE_TIME = Duration.ofMinutes(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final UserCertificate CERTIFICATE =
      UserCertificate.forCluster(NAMESPACE, START.minusSeconds(60), 90);

  private final OperatorScenario scenario = new OperatorScenario();

  @Test
  void expiredCertificateIsReportedWithoutStoppingBrokers() {
    // Given
    scenario.user.createOrReplace(
        UserCertificate.forCluster(NAMESPACE, START.minusSeconds(90 * 86400), 90).secret(SECRET));
    scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::userProvided));

    // When
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("False");
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).reason()).isEqualTo("Expired");
    assertThat(scenario.condition(ConditionType.CERTIFICATE_EXPIRING).reason())
        .isEqualTo("Expired");
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("Expired"))
        .singleElement()
        .satisfies(event -> assertThat(event.getType()).isEqualTo("Warning"));
  }

  @Test
  void upcomingExpiryIsReportedWithoutOtherEvents() {
    // Given
    createAndAwaitRunning();
    assertThat(scenario.hasCondition(ConditionType.CERTIFICATE_EXPIRING)).isFalse();

    // When
    scenario.operator.runFor(Duration.ofDays(60));

    // Then
    assertThat(scenario.condition(ConditionType.CERTIFICATE_EXPIRING).reason())
        .isEqualTo("ExpiresSoon");
    assertThat(scenario.condition(ConditionType.CERTIFICATE_EXPIRING).lastTransitionTime())
        .isEqualTo("2026-03-01T23:59:00Z");
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("True");

    // When
    scenario.operator.runFor(Duration.ofDays(30));

    // Then
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).reason()).isEqualTo("Expired");
    assertThat(scenario.pods()).hasSize(3);
  }

  @Test
  void certManagerRenewalIsReportedOnlyWhenOverdue() {
    // Given
    scenario.user.createOrReplace(CERTIFICATE.secret(NAME + "-tls"));
    scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::issuedByCertManager));

    // When
    scenario.operator.runFor(Duration.ofDays(62));

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.hasCondition(ConditionType.CERTIFICATE_EXPIRING)).isFalse();

    // When
    scenario.operator.runFor(Duration.ofDays(8));

    // Then
    assertThat(scenario.condition(ConditionType.CERTIFICATE_EXPIRING).reason())
        .isEqualTo("ExpiresSoon");
  }

  @Test
  void renewalClearsWarning() {
    // Given
    createAndAwaitRunning();
    scenario.operator.runFor(Duration.ofDays(70));

    // When
    scenario.user.createOrReplace(
        UserCertificate.forCluster(NAMESPACE, scenario.cluster.clock().instant(), 90)
            .secret(SECRET));
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.hasCondition(ConditionType.CERTIFICATE_EXPIRING)).isFalse();
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void operatorRestartSendsNoRequests() {
    // Given
    createAndAwaitRunning();

    // When
    scenario.restartOperator();
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.cluster.requests().all()).isEmpty();
  }

  @Test
  void disabledTlsReportsNoCertificate() {
    // Given
    createAndAwaitRunning();

    // When
    scenario.changeSpec(spec -> spec.security(Optional.empty()));
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.hasCondition(ConditionType.CERTIFICATES_READY)).isFalse();
    assertThat(scenario.status().certificate()).isEmpty();
  }

  private void createAndAwaitRunning() {
    scenario.user.createOrReplace(CERTIFICATE.secret(SECRET));
    scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::userProvided));
    scenario.operator.runFor(SETTLE_TIME);
    assertThat(scenario.phase()).isEqualTo("Running");
    scenario.cluster.requests().clear();
  }
}

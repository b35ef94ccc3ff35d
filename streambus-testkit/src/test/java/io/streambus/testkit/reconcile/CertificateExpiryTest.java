package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static io.streambus.testkit.reconcile.TlsSpecs.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.certificates.UserCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** If one of these failed, a certificate would end one night, and nobody would have known. */
class CertificateExpiryTest {

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final UserCertificate CERTIFICATE =
      UserCertificate.of(NAMESPACE, START.minusSeconds(60), 90);

  private final Scene scene = new Scene();

  @Test
  void aCertificateThatOnlyHarmsClientsStopsNothing() {
    // Given
    scene.user.put(
        UserCertificate.of(NAMESPACE, START.minusSeconds(90 * 86400), 90).secret(SECRET));
    scene.user.put(demo(NAMESPACE, TlsSpecs::provided));

    // When
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("False");
    assertThat(scene.condition(ConditionType.CERTIFICATES_READY).reason()).isEqualTo("Expired");
    assertThat(scene.condition(ConditionType.CERTIFICATE_EXPIRING).reason()).isEqualTo("Expired");
    assertThat(scene.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("Expired"))
        .singleElement()
        .satisfies(event -> assertThat(event.getType()).isEqualTo("Warning"));
  }

  @Test
  void theEndOfACertificateIsToldInTimeWithoutAnyOtherNews() {
    // Given
    running();
    assertThat(scene.has(ConditionType.CERTIFICATE_EXPIRING)).isFalse();

    // When
    scene.operator.runFor(Duration.ofDays(60));

    // Then
    assertThat(scene.condition(ConditionType.CERTIFICATE_EXPIRING).reason())
        .isEqualTo("ExpiresSoon");
    assertThat(scene.condition(ConditionType.CERTIFICATE_EXPIRING).lastTransitionTime())
        .isEqualTo("2026-03-01T23:59:00Z");
    assertThat(scene.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("True");

    // When
    scene.operator.runFor(Duration.ofDays(30));

    // Then
    assertThat(scene.condition(ConditionType.CERTIFICATES_READY).reason()).isEqualTo("Expired");
    assertThat(scene.pods()).hasSize(3);
  }

  @Test
  void ofARenewalByCertManagerNobodyIsWarnedBeforeItIsOverdue() {
    // Given
    scene.user.put(CERTIFICATE.secret(NAME + "-tls"));
    scene.user.put(demo(NAMESPACE, TlsSpecs::issued));

    // When
    scene.operator.runFor(Duration.ofDays(62));

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.has(ConditionType.CERTIFICATE_EXPIRING)).isFalse();

    // When
    scene.operator.runFor(Duration.ofDays(8));

    // Then
    assertThat(scene.condition(ConditionType.CERTIFICATE_EXPIRING).reason())
        .isEqualTo("ExpiresSoon");
  }

  @Test
  void aRenewalTakesTheWarningAway() {
    // Given
    running();
    scene.operator.runFor(Duration.ofDays(70));

    // When
    scene.user.put(
        UserCertificate.of(NAMESPACE, scene.cluster.clock().instant(), 90).secret(SECRET));
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.has(ConditionType.CERTIFICATE_EXPIRING)).isFalse();
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void aRestartOfTheOperatorCostsNoRequest() {
    // Given
    running();

    // When
    scene.restartOperator();
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.cluster.requests().all()).isEmpty();
  }

  @Test
  void withoutTlsNothingIsSaidOfCertificates() {
    // Given
    running();

    // When
    scene.changeSpec(spec -> spec.security(Optional.empty()));
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.has(ConditionType.CERTIFICATES_READY)).isFalse();
    assertThat(scene.status().certificate()).isEmpty();
  }

  private void running() {
    scene.user.put(CERTIFICATE.secret(SECRET));
    scene.user.put(demo(NAMESPACE, TlsSpecs::provided));
    scene.operator.runFor(SOON);
    assertThat(scene.phase()).isEqualTo("Running");
    scene.cluster.requests().clear();
  }
}

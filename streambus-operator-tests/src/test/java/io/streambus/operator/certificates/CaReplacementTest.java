package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.SelfSignedScenario.CA_SECRET;
import static io.streambus.operator.certificates.SelfSignedScenario.SETTLE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that a CA is replaced if it endangers clients, and that it is not without need. */
class CaReplacementTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final SelfSignedScenario signed = new SelfSignedScenario();
  private final OperatorScenario scenario = signed.scenario();

  @Test
  void caThatMaySignForAnyNameIsReplacedWithoutLosingClients() {
    replacedWithoutLosingClients(List.of());
  }

  @Test
  void caForAnotherClusterDomainIsReplacedWithoutLosingClients() {
    replacedWithoutLosingClients(
        List.of("demo.default.svc", "demo-headless.default.svc", "svc.old.example", "localhost"));
  }

  private void replacedWithoutLosingClients(List<String> names) {
    // Given
    createWithOrphan(START, names);
    PublishedCertificate first = signed.publishedCertificate();
    assertThat(signed.secret(CA_SECRET).getData()).containsKeys("ca.crt", "next.crt");
    PublishedCertificate before = first;

    // When
    for (int day = 0; day < 10; day++) {
      scenario.operator.runFor(Duration.ofDays(1));

      // Then
      assertThat(signed.publishedCertificate().isTrustedBy(before))
          .as("client with the CA bundle of yesterday, on day %s", day)
          .isTrue();
      before = signed.publishedCertificate();
    }
    assertThat(before.isTrustedBy(first)).as("client that has read the next CA").isTrue();
    assertThat(before.caCertificates()).isEqualTo(first.caCertificates());
    assertThat(before.dnsNames()).contains("*.demo-headless.default.svc.cluster.local");
    assertThat(signed.secret(CA_SECRET).getData())
        .containsOnlyKeys("ca.crt", "ca.key", "previous.crt");
  }

  @Test
  void certificateHasOnlyNamesThatItsCaPermits() {
    // When
    createWithOrphan(START, List.of("demo.default.svc", "demo-headless.default.svc"));

    // Then
    assertThat(signed.publishedCertificate().dnsNames())
        .containsExactlyInAnyOrder("demo.default.svc", "*.demo-headless.default.svc");
  }

  @Test
  void caForOtherNamesIsReplacedAtOnce() {
    // When
    createWithOrphan(START, List.of("other.default.svc"));

    // Then
    assertThat(signed.publishedCertificate().caCertificates()).hasSize(1);
    assertThat(signed.publishedCertificate().dnsNames()).contains("demo.default.svc");
  }

  /** The clock of the operator may be behind that of the one that created the CA. */
  @ParameterizedTest
  @ValueSource(ints = {1, 30, 1000})
  void caThatIsNotValidYetIsReportedAndNotReplaced(int days) {
    // Given
    Instant notBefore = START.plus(Duration.ofDays(days));

    // When
    createWithOrphan(notBefore, OrphanedCa.NAMES);
    String stored = signed.secret(CA_SECRET).getData().get("ca.crt");

    // Then
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("False");
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).message())
        .contains(
            "ca.crt in Secret default/demo-ca is not valid before " + notBefore,
            "correct the clock of the operator if it is behind");

    // When
    scenario.operator.runFor(Duration.ofDays(days));

    // Then
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("True");
    assertThat(signed.secret(CA_SECRET).getData().get("ca.crt")).isEqualTo(stored);
    assertThat(signed.publishedCertificate().caCertificates()).hasSize(1);
  }

  private void createWithOrphan(Instant notBefore, List<String> names) {
    scenario.user.createOrReplace(OrphanedCa.secret(notBefore, names));
    scenario.user.createOrReplace(OrphanedCa.adoptingCluster());
    scenario.operator.runFor(SETTLE_TIME);
    assertThat(scenario.phase()).isEqualTo("Running");
  }
}

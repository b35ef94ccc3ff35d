package io.streambus.operator.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a wrong clock of the operator neither replaces a CA that clients trust nor issues
 * a certificate that they do not accept yet.
 */
class ClockSkewTest {

  /** Exceeds the interval at which the operator compares the clocks again. */
  private static final Duration CHECKS = Duration.ofMinutes(15);

  private static final Duration HOUR = Duration.ofHours(1);

  private final SelfSignedScenario signed = new SelfSignedScenario();
  private final OperatorScenario scenario = signed.scenario();

  @ParameterizedTest
  @ValueSource(longs = {70, 365, 6 * 365})
  void clockThatIsAheadChangesNothing(long days) {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate before = signed.publishedCertificate();

    // When
    jumpAhead(Duration.ofDays(days));
    scenario.operator.runFor(CHECKS);

    // Then
    assertThat(signed.publishedCertificate().serialNumber()).isEqualTo(before.serialNumber());
    assertThat(signed.publishedCertificate().caCertificates()).isEqualTo(before.caCertificates());
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).message())
        .contains("Secret default/demo-tls", days * 24 + " hours ahead of", "correct the clock");
  }

  @Test
  void clockThatWasRightIsFollowedOnceTheServerAgrees() {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate before = signed.publishedCertificate();
    jumpAhead(Duration.ofDays(70));
    scenario.operator.runFor(CHECKS);
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).reason())
        .isEqualTo("ClockSkew");

    // When
    scenario.cluster.serverClock().setBehind(Duration.ZERO);
    scenario.operator.runFor(CHECKS);

    // Then
    assertThat(signed.publishedCertificate().serialNumber()).isNotEqualTo(before.serialNumber());
    assertThat(signed.publishedCertificate().isTrustedBy(before)).isTrue();
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("True");
  }

  @ParameterizedTest
  @ValueSource(longs = {-60, 60})
  void newCertificateIsValidByTheClockOfTheServer(long hours) {
    // Given
    scenario.cluster.serverClock().setBehind(Duration.ofHours(hours));

    // When
    signed.createAndAwaitRunning();

    // Then
    assertThat(signed.publishedCertificate().certificate().getNotBefore().toInstant())
        .isBetween(
            scenario.cluster.serverClock().instant().minus(HOUR),
            scenario.cluster.serverClock().instant());
  }

  @Test
  void smallDifferenceDelaysNothing() {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate before = signed.publishedCertificate();
    scenario.cluster.serverClock().setBehind(Duration.ofMinutes(4));

    // When
    scenario.operator.runFor(Duration.ofDays(61));

    // Then
    assertThat(signed.publishedCertificate().serialNumber()).isNotEqualTo(before.serialNumber());
  }

  @Test
  void noClockOfTheOperatorChangesTheCaBeforeItIsDue() {
    // Given
    signed.createAndAwaitRunning();
    Set<X509Certificate> before = signed.publishedCertificate().caCertificates();
    Random random = new Random(9);
    Duration ahead = Duration.ZERO;

    for (int i = 0; i < 10; i++) {
      // When
      Duration jump = Duration.ofDays(random.nextInt(400));
      ahead = ahead.plus(jump);
      jumpTo(jump, ahead);
      scenario.operator.runFor(CHECKS);

      // Then
      assertThat(signed.publishedCertificate().caCertificates()).isEqualTo(before);
    }
  }

  private void jumpAhead(Duration time) {
    jumpTo(time, time);
  }

  private void jumpTo(Duration jump, Duration ahead) {
    scenario.cluster.clock().advance(jump);
    scenario.cluster.serverClock().setBehind(ahead);
  }
}

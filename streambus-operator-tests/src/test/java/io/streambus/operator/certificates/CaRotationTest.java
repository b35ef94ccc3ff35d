package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.SelfSignedScenario.CA_SECRET;
import static io.streambus.operator.certificates.SelfSignedScenario.SETTLE_TIME;
import static io.streambus.operator.certificates.SelfSignedScenario.selfSignedCluster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Faults.SimulatedCrashException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that rotating the CA, years after installation, locks no client out. */
class CaRotationTest {

  private SelfSignedScenario signed = new SelfSignedScenario();
  private OperatorScenario scenario = signed.scenario();

  @Test
  void caIsRotatedWithoutLosingClients() {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate initial = signed.publishedCertificate();
    runForDays(1200);
    PublishedCertificate sixDaysAgo = signed.publishedCertificate();

    // When
    for (int week = 0; week < 10; week++) {
      runForDays(6);

      // Then
      assertThat(signed.publishedCertificate().isTrustedBy(sixDaysAgo))
          .as("client with the CA bundle of six days ago, in week %s", week)
          .isTrue();
      assertThat(sixDaysAgo.isTrustedBy(signed.publishedCertificate()))
          .as("proxy that still serves the certificate of six days ago, in week %s", week)
          .isTrue();
      sixDaysAgo = signed.publishedCertificate();
    }
    assertThat(signed.publishedCertificate().isTrustedBy(initial)).as("CA was replaced").isFalse();
    assertThat(signed.secret(CA_SECRET).getData())
        .containsOnlyKeys("ca.crt", "ca.key", "previous.crt");
  }

  @Test
  void previousCaIsRemovedAfterExpiry() {
    // Given
    signed.createAndAwaitRunning();

    // When
    runForDays(5 * 365 + 90);

    // Then
    assertThat(signed.publishedCertificate().caCertificates()).hasSize(1);
    assertThat(signed.publishedCertificate().isTrustedBy(signed.publishedCertificate())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void recoversFromCrashAtAnyWriteOfCreation(int write) {
    for (boolean before : List.of(true, false)) {
      // Given
      signed = new SelfSignedScenario();
      scenario = signed.scenario();
      scenario.user.createOrReplace(selfSignedCluster());
      injectCrash(write, before);
      assertThatThrownBy(() -> scenario.operator.runFor(SETTLE_TIME))
          .isInstanceOf(SimulatedCrashException.class);

      // When
      scenario.restartOperator();
      scenario.operator.runFor(SETTLE_TIME);

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(signed.publishedCertificate().isTrustedBy(signed.publishedCertificate())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void recoversFromCrashAtAnyWriteOfRotation(int write) {
    for (boolean before : List.of(true, false)) {
      // Given
      signed = new SelfSignedScenario();
      scenario = signed.scenario();
      signed.createAndAwaitRunning();
      scenario.cluster.clock().advance(Duration.ofDays(1215));
      scenario.operator.runFor(SETTLE_TIME);
      PublishedCertificate yesterday = signed.publishedCertificate();
      injectCrash(write, before);

      // When
      for (int day = 0; day < 30; day++) {
        runForOneDayWithCrash();

        // Then
        assertThat(signed.publishedCertificate().isTrustedBy(yesterday))
            .as("client with the CA bundle of yesterday, on day %s", day)
            .isTrue();
        yesterday = signed.publishedCertificate();
      }
      assertThat(signed.secret(CA_SECRET).getData())
          .containsOnlyKeys("ca.crt", "ca.key", "previous.crt");
      assertThat(yesterday.caCertificates()).hasSize(2);
    }
  }

  private void runForDays(int days) {
    for (int day = 0; day < days; day += 30) {
      scenario.operator.runFor(Duration.ofDays(Math.min(30, days - day)));
    }
  }

  private void injectCrash(int write, boolean before) {
    if (before) {
      scenario.cluster.faults().crashBeforeWrite(write);
    } else {
      scenario.cluster.faults().crashAfterWrite(write);
    }
  }

  private void runForOneDayWithCrash() {
    try {
      scenario.operator.runFor(Duration.ofDays(1));
    } catch (SimulatedCrashException e) {
      scenario.restartOperator();
      scenario.operator.runFor(Duration.ofDays(1));
    }
  }
}

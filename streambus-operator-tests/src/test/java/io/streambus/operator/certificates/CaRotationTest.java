package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.SelfSignedScenario.KEYS;
import static io.streambus.operator.certificates.SelfSignedScenario.SOON;
import static io.streambus.operator.certificates.SelfSignedScenario.selfSigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.SimulatedCrashException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If one of these failed, a new authority would lock clients out, years after the installation. */
class CaRotationTest {

  private SelfSignedScenario signed = new SelfSignedScenario();
  private OperatorScenario scenario = signed.scenario();

  @Test
  void anAuthorityIsReplacedWithoutAClientThatCannotFollow() {
    // Given
    signed.running();
    PublishedCertificate atFirst = signed.publishedCertificate();
    passDays(1200);
    PublishedCertificate aWeekAgo = signed.publishedCertificate();

    // When
    for (int week = 0; week < 10; week++) {
      passDays(6);

      // Then
      assertThat(signed.publishedCertificate().isBelievedBy(aWeekAgo))
          .as("a client that read the authorities six days ago, in week %s", week)
          .isTrue();
      assertThat(aWeekAgo.isBelievedBy(signed.publishedCertificate()))
          .as("a proxy that still shows the certificate of six days ago, in week %s", week)
          .isTrue();
      aWeekAgo = signed.publishedCertificate();
    }
    assertThat(signed.publishedCertificate().isBelievedBy(atFirst))
        .as("the authority was replaced")
        .isFalse();
    assertThat(signed.secret(KEYS).getData()).containsOnlyKeys("ca.crt", "ca.key");
  }

  @Test
  void aFormerAuthorityIsForgottenAfterItsEnd() {
    // Given
    signed.running();

    // When
    passDays(5 * 365 + 90);

    // Then
    assertThat(signed.publishedCertificate().authorities()).hasSize(1);
    assertThat(signed.publishedCertificate().isBelievedBy(signed.publishedCertificate())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aCrashAtAnyWriteOfTheCreationIsMadeGood(int write) {
    for (boolean before : List.of(true, false)) {
      // Given
      signed = new SelfSignedScenario();
      scenario = signed.scenario();
      scenario.user.put(selfSigned());
      crash(write, before);
      assertThatThrownBy(() -> scenario.operator.runFor(SOON))
          .isInstanceOf(SimulatedCrashException.class);

      // When
      scenario.restartOperator();
      scenario.operator.runFor(SOON);

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(signed.publishedCertificate().isBelievedBy(signed.publishedCertificate()))
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void aCrashAtAnyWriteOfARotationIsMadeGood(int write) {
    for (boolean before : List.of(true, false)) {
      // Given
      signed = new SelfSignedScenario();
      scenario = signed.scenario();
      signed.running();
      scenario.cluster.clock().advance(Duration.ofDays(1215));
      scenario.operator.runFor(SOON);
      PublishedCertificate last = signed.publishedCertificate();
      crash(write, before);

      // When
      for (int day = 0; day < 30; day++) {
        crashingDay();

        // Then
        assertThat(signed.publishedCertificate().isBelievedBy(last))
            .as("a client that read the authorities yesterday, on day %s", day)
            .isTrue();
        last = signed.publishedCertificate();
      }
      assertThat(signed.secret(KEYS).getData()).containsOnlyKeys("ca.crt", "ca.key");
      assertThat(last.authorities()).hasSize(2);
    }
  }

  private void passDays(int days) {
    for (int day = 0; day < days; day += 30) {
      scenario.operator.runFor(Duration.ofDays(Math.min(30, days - day)));
    }
  }

  private void crash(int write, boolean before) {
    if (before) {
      scenario.cluster.faults().crashBefore(write);
    } else {
      scenario.cluster.faults().crashAfter(write);
    }
  }

  private void crashingDay() {
    try {
      scenario.operator.runFor(Duration.ofDays(1));
    } catch (SimulatedCrashException e) {
      scenario.restartOperator();
      scenario.operator.runFor(Duration.ofDays(1));
    }
  }
}

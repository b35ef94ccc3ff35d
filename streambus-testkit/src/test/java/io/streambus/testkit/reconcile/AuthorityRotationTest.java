package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.SelfSignedScene.KEYS;
import static io.streambus.testkit.reconcile.SelfSignedScene.SOON;
import static io.streambus.testkit.reconcile.SelfSignedScene.selfSigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.testkit.simulation.SimulatedCrashException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If one of these failed, a new authority would lock clients out, years after the installation. */
class AuthorityRotationTest {

  private SelfSignedScene signed = new SelfSignedScene();
  private Scene scene = signed.scene();

  @Test
  void anAuthorityIsReplacedWithoutAClientThatCannotFollow() {
    // Given
    signed.running();
    Shown atFirst = signed.shown();
    passDays(1200);
    Shown aWeekAgo = signed.shown();

    // When
    for (int week = 0; week < 10; week++) {
      passDays(6);

      // Then
      assertThat(signed.shown().isBelievedBy(aWeekAgo))
          .as("a client that read the authorities six days ago, in week %s", week)
          .isTrue();
      assertThat(aWeekAgo.isBelievedBy(signed.shown()))
          .as("a proxy that still shows the certificate of six days ago, in week %s", week)
          .isTrue();
      aWeekAgo = signed.shown();
    }
    assertThat(signed.shown().isBelievedBy(atFirst)).as("the authority was replaced").isFalse();
    assertThat(signed.secret(KEYS).getData()).containsOnlyKeys("ca.crt", "ca.key");
  }

  @Test
  void aFormerAuthorityIsForgottenAfterItsEnd() {
    // Given
    signed.running();

    // When
    passDays(5 * 365 + 90);

    // Then
    assertThat(signed.shown().authorities()).hasSize(1);
    assertThat(signed.shown().isBelievedBy(signed.shown())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aCrashAtAnyWriteOfTheCreationIsMadeGood(int write) {
    for (boolean before : List.of(true, false)) {
      // Given
      signed = new SelfSignedScene();
      scene = signed.scene();
      scene.user.put(selfSigned());
      crash(write, before);
      assertThatThrownBy(() -> scene.operator.runFor(SOON))
          .isInstanceOf(SimulatedCrashException.class);

      // When
      scene.restartOperator();
      scene.operator.runFor(SOON);

      // Then
      assertThat(scene.phase()).isEqualTo("Running");
      assertThat(signed.shown().isBelievedBy(signed.shown())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void aCrashAtAnyWriteOfARotationIsMadeGood(int write) {
    for (boolean before : List.of(true, false)) {
      // Given
      signed = new SelfSignedScene();
      scene = signed.scene();
      signed.running();
      scene.cluster.clock().advance(Duration.ofDays(1215));
      scene.operator.runFor(SOON);
      Shown last = signed.shown();
      crash(write, before);

      // When
      for (int day = 0; day < 30; day++) {
        crashingDay();

        // Then
        assertThat(signed.shown().isBelievedBy(last))
            .as("a client that read the authorities yesterday, on day %s", day)
            .isTrue();
        last = signed.shown();
      }
      assertThat(signed.secret(KEYS).getData()).containsOnlyKeys("ca.crt", "ca.key");
      assertThat(last.authorities()).hasSize(2);
    }
  }

  private void passDays(int days) {
    for (int day = 0; day < days; day += 30) {
      scene.operator.runFor(Duration.ofDays(Math.min(30, days - day)));
    }
  }

  private void crash(int write, boolean before) {
    if (before) {
      scene.cluster.faults().crashBefore(write);
    } else {
      scene.cluster.faults().crashAfter(write);
    }
  }

  private void crashingDay() {
    try {
      scene.operator.runFor(Duration.ofDays(1));
    } catch (SimulatedCrashException e) {
      scene.restartOperator();
      scene.operator.runFor(Duration.ofDays(1));
    }
  }
}

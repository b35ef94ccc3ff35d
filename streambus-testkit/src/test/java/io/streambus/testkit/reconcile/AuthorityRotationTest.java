package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.simulation.SimulatedCrashException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If one of these failed, a new authority would lock clients out, years after the installation. */
class AuthorityRotationTest {

  private static final String CERTIFICATE = "demo-tls";
  private static final String KEYS = "demo-ca";
  private static final Duration SOON = Duration.ofMinutes(1);

  private Scene scene = new Scene();

  @Test
  void anAuthorityIsReplacedWithoutAClientThatCannotFollow() {
    // Given
    running();
    Shown atFirst = shown();
    passDays(1200);
    Shown aWeekAgo = shown();

    // When
    for (int week = 0; week < 10; week++) {
      passDays(6);

      // Then
      assertThat(shown().isBelievedBy(aWeekAgo))
          .as("a client that read the authorities six days ago, in week %s", week)
          .isTrue();
      assertThat(aWeekAgo.isBelievedBy(shown()))
          .as("a proxy that still shows the certificate of six days ago, in week %s", week)
          .isTrue();
      aWeekAgo = shown();
    }
    assertThat(shown().isBelievedBy(atFirst)).as("the authority was replaced").isFalse();
    assertThat(secret(KEYS).getData()).containsOnlyKeys("ca.crt", "ca.key");
  }

  @Test
  void aFormerAuthorityIsForgottenAfterItsEnd() {
    // Given
    running();

    // When
    passDays(5 * 365 + 90);

    // Then
    assertThat(shown().authorities()).hasSize(1);
    assertThat(shown().isBelievedBy(shown())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aCrashAtAnyWriteOfTheCreationIsMadeGood(int write) {
    for (boolean before : List.of(true, false)) {
      // Given
      scene = new Scene();
      scene.user.put(selfSigned());
      crash(write, before);
      assertThatThrownBy(() -> scene.operator.runFor(SOON))
          .isInstanceOf(SimulatedCrashException.class);

      // When
      scene.restartOperator();
      scene.operator.runFor(SOON);

      // Then
      assertThat(scene.phase()).isEqualTo("Running");
      assertThat(shown().isBelievedBy(shown())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void aCrashAtAnyWriteOfARotationIsMadeGood(int write) {
    for (boolean before : List.of(true, false)) {
      // Given
      scene = new Scene();
      running();
      scene.cluster.clock().advance(Duration.ofDays(1215));
      scene.operator.runFor(SOON);
      Shown last = shown();
      crash(write, before);

      // When
      for (int day = 0; day < 30; day++) {
        crashingDay();

        // Then
        assertThat(shown().isBelievedBy(last))
            .as("a client that read the authorities yesterday, on day %s", day)
            .isTrue();
        last = shown();
      }
      assertThat(secret(KEYS).getData()).containsOnlyKeys("ca.crt", "ca.key");
      assertThat(last.authorities()).hasSize(2);
    }
  }

  private void running() {
    scene.user.put(selfSigned());
    scene.operator.runFor(SOON);
    assertThat(scene.phase()).isEqualTo("Running");
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

  private Secret secret(String name) {
    return scene.get(Secret.class, name);
  }

  private Shown shown() {
    return Shown.of(secret(CERTIFICATE));
  }

  private static StreamBusCluster selfSigned() {
    return demo(NAMESPACE, TlsSpecs::selfSigned);
  }
}

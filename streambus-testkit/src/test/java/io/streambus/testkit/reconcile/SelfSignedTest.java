package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.SimulatedCrashException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If one of these failed, clients would be turned away one day, with nobody about. */
class SelfSignedTest {

  private static final String CERTIFICATE = "demo-tls";
  private static final String KEYS = "demo-ca";
  private static final Duration SOON = Duration.ofMinutes(1);

  private Scene scene = new Scene();

  @Test
  void theOperatorMakesAuthorityAndCertificateAndTheClusterRuns() {
    // When
    running();

    // Then
    assertThat(secret(CERTIFICATE).getType()).isEqualTo("kubernetes.io/tls");
    assertThat(secret(CERTIFICATE).getData()).containsOnlyKeys("tls.crt", "tls.key", "ca.crt");
    assertThat(secret(KEYS).getData()).containsOnlyKeys("ca.crt", "ca.key");
    assertThat(shown().isBelievedBy(shown())).isTrue();
    assertThat(shown().hosts())
        .contains("*.demo-headless.default.svc", "demo.default.svc", "localhost");
    assertThat(scene.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("True");
    assertThat(scene.has(ConditionType.CERTIFICATE_EXPIRING)).isFalse();
    assertThat(scene.status().certificate().flatMap(shown -> shown.secretName()))
        .contains(CERTIFICATE);
    assertThat(secretWrites()).hasSize(2);
  }

  @Test
  void atRestAndAfterARestartThereIsNoRequest() {
    // Given
    running();
    scene.cluster.requests().clear();

    // When
    scene.operator.runFor(Duration.ofDays(1));
    scene.restartOperator();
    scene.operator.runFor(Duration.ofDays(1));

    // Then
    assertThat(scene.cluster.requests().all()).isEmpty();
  }

  @Test
  void theCertificateIsRenewedInTimeAndPodsStayAsTheyAre() {
    // Given
    running();
    Shown first = shown();
    List<String> pods = pods();

    // When
    scene.operator.runFor(Duration.ofDays(61));

    // Then
    assertThat(shown().serial()).isNotEqualTo(first.serial());
    assertThat(shown().isBelievedBy(first)).isTrue();
    assertThat(shown().authorities()).isEqualTo(first.authorities());
    assertThat(pods()).isEqualTo(pods);
    assertThat(scene.cluster.events(NAMESPACE, NAME))
        .noneMatch(event -> event.getReason().startsWith("Expire"));
  }

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
      passDays(1215);
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

  @ParameterizedTest
  @ValueSource(strings = {CERTIFICATE, KEYS})
  void aSecretOfSomebodyElseIsLeftAlone(String name) {
    // Given
    scene.user.put(foreign(name));
    scene.user.put(selfSigned());

    // When
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("NameTaken");
    assertThat(scene.condition(ConditionType.STALLED).message())
        .startsWith("Secret default/" + name + " exists and is not of this operator");
    assertThat(secret(name).getData()).containsOnlyKeys("password");
    assertThat(scene.cluster.find(StatefulSet.class, NAMESPACE, NAME)).isEmpty();
  }

  @Test
  void whatOthersDoToTheCertificateIsMadeGood() {
    // Given
    running();
    Shown before = shown();

    // When
    scene.user.edit(
        Secret.class, NAMESPACE, CERTIFICATE, secret -> secret.getData().put("tls.key", "dGJk"));
    scene.operator.runFor(SOON);

    // Then
    assertThat(shown().isBelievedBy(before)).isTrue();

    // When
    scene.user.delete(Secret.class, NAMESPACE, CERTIFICATE);
    scene.operator.runFor(SOON);

    // Then
    assertThat(shown().isBelievedBy(before)).isTrue();
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void aLostAuthorityIsReplacedAndTheFormerOneStaysPublished() {
    // Given
    running();
    Shown before = shown();

    // When
    scene.user.delete(Secret.class, NAMESPACE, KEYS);
    scene.operator.runFor(SOON);

    // Then
    assertThat(shown().isBelievedBy(shown())).isTrue();
    assertThat(before.isBelievedBy(shown())).isTrue();
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void aClusterThatWasDeletedWithoutItsChildrenFindsItsAuthority() {
    // Given
    running();
    Shown before = shown();
    scene.user.deleteAndOrphan(StreamBusCluster.class, NAMESPACE, NAME);
    scene.operator.runFor(SOON);

    // When
    running();

    // Then
    assertThat(shown().isBelievedBy(before)).isTrue();
    assertThat(owners(CERTIFICATE)).hasSize(1);
    assertThat(owners(KEYS)).hasSize(1);
  }

  @Test
  void theSecretsGoWithTheCluster() {
    // Given
    running();

    // When
    scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.cluster.list(Secret.class)).isEmpty();
  }

  @Test
  void aRefusedSecretIsToldAndAskedForAgain() {
    // Given
    scene.cluster.faults().every(Secret.class).refuse(403, "secrets is forbidden");
    scene.user.put(selfSigned());

    // When
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("ApiRefused");
    assertThat(scene.condition(ConditionType.STALLED).message())
        .isEqualTo("the API server refuses Secret default/demo-ca with 403: secrets is forbidden");
    assertThat(scene.cluster.find(StatefulSet.class, NAMESPACE, NAME)).isEmpty();

    // When
    scene.cluster.faults().lift();
    scene.operator.runFor(Duration.ofMinutes(2));

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
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

  private List<?> owners(String name) {
    return secret(name).getMetadata().getOwnerReferences();
  }

  private List<Request> secretWrites() {
    return scene.cluster.requests().writesOf(Secret.class);
  }

  private List<String> pods() {
    return scene.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  private static Secret foreign(String name) {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(name)
        .endMetadata()
        .addToData("password", "c2VjcmV0")
        .build();
  }

  private static StreamBusCluster selfSigned() {
    return demo(NAMESPACE, SelfSignedTest::withTls);
  }

  private static ImmutableStreamBusClusterSpec.Builder withTls(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return spec.security(
        SecuritySpec.builder()
            .tls(TlsSpec.builder().enabled(true).selfSigned(true).build())
            .build());
  }
}

package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.SelfSignedScene.CERTIFICATE;
import static io.streambus.testkit.reconcile.SelfSignedScene.KEYS;
import static io.streambus.testkit.reconcile.SelfSignedScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.simulation.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If one of these failed, clients would be turned away one day, with nobody about. */
class SelfSignedTest {

  private final SelfSignedScene signed = new SelfSignedScene();
  private final Scene scene = signed.scene();

  @Test
  void theOperatorMakesAuthorityAndCertificateAndTheClusterRuns() {
    // When
    signed.running();

    // Then
    assertThat(signed.secret(CERTIFICATE).getType()).isEqualTo("kubernetes.io/tls");
    assertThat(signed.secret(CERTIFICATE).getData())
        .containsOnlyKeys("tls.crt", "tls.key", "ca.crt");
    assertThat(signed.secret(KEYS).getData()).containsOnlyKeys("ca.crt", "ca.key");
    assertThat(signed.shown().isBelievedBy(signed.shown())).isTrue();
    assertThat(signed.shown().hosts())
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
    signed.running();
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
    signed.running();
    Shown first = signed.shown();
    List<String> pods = pods();

    // When
    scene.operator.runFor(Duration.ofDays(61));

    // Then
    assertThat(signed.shown().serial()).isNotEqualTo(first.serial());
    assertThat(signed.shown().isBelievedBy(first)).isTrue();
    assertThat(signed.shown().authorities()).isEqualTo(first.authorities());
    assertThat(pods()).isEqualTo(pods);
    assertThat(scene.cluster.events(NAMESPACE, NAME))
        .noneMatch(event -> event.getReason().startsWith("Expire"));
  }

  @Test
  void theSecretsGoWithTheCluster() {
    // Given
    signed.running();

    // When
    scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.cluster.list(Secret.class)).isEmpty();
  }

  private List<Request> secretWrites() {
    return scene.cluster.requests().writesOf(Secret.class);
  }

  private List<String> pods() {
    return scene.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
  }
}

package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
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

  private static final String CERTIFICATE = "demo-tls";
  private static final String KEYS = "demo-ca";
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Scene scene = new Scene();

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
  void theSecretsGoWithTheCluster() {
    // Given
    running();

    // When
    scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.cluster.list(Secret.class)).isEmpty();
  }

  private void running() {
    scene.user.put(selfSigned());
    scene.operator.runFor(SOON);
    assertThat(scene.phase()).isEqualTo("Running");
  }

  private Secret secret(String name) {
    return scene.get(Secret.class, name);
  }

  private Shown shown() {
    return Shown.of(secret(CERTIFICATE));
  }

  private List<Request> secretWrites() {
    return scene.cluster.requests().writesOf(Secret.class);
  }

  private List<String> pods() {
    return scene.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  private static StreamBusCluster selfSigned() {
    return demo(NAMESPACE, TlsSpecs::selfSigned);
  }
}

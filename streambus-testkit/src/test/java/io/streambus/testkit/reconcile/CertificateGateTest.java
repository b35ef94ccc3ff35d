package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static io.streambus.testkit.reconcile.TlsSpecs.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.certificates.UserCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** If one of these failed, a bad Secret would take brokers down, or a good one would not help. */
class CertificateGateTest {

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final UserCertificate CERTIFICATE =
      UserCertificate.of(NAMESPACE, START.minusSeconds(60), 90);

  private final Scene scene = new Scene();

  @Test
  void withoutItsSecretAClusterIsStalledAndHasNoPods() {
    // Given
    scene.user.put(demo(NAMESPACE, TlsSpecs::provided));

    // When
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.phase()).isEqualTo("Failed");
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("SecretMissing");
    assertThat(scene.condition(ConditionType.STALLED).message())
        .isEqualTo(
            "Secret default/certificate does not exist; create it with tls.crt, tls.key and"
                + " ca.crt");
    assertThat(scene.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("False");
    assertThat(scene.cluster.find(StatefulSet.class, NAMESPACE, NAME)).isEmpty();
    assertThat(scene.cluster.find(Service.class, NAMESPACE, NAME)).isPresent();
    assertThat(scene.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("SecretMissing"))
        .hasSize(1);
  }

  @Test
  void theClusterStartsWhenItsSecretComes() {
    // Given
    scene.user.put(demo(NAMESPACE, TlsSpecs::provided));
    scene.operator.runFor(SOON);

    // When
    scene.user.put(CERTIFICATE.secret(SECRET));
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.condition(ConditionType.STALLED).status()).isEqualTo("False");
    assertThat(scene.condition(ConditionType.CERTIFICATES_READY).reason())
        .isEqualTo("CertificateValid");
    assertThat(scene.status().certificate().flatMap(shown -> shown.secretName())).contains(SECRET);
    assertThat(scene.status().certificate().flatMap(shown -> shown.notAfter()))
        .contains("2026-03-31T23:59:00Z");
    assertThat(scene.status().certificate().flatMap(shown -> shown.issuer())).contains("CN=user");
  }

  @Test
  void aBrokenRenewalChangesNothingButTheStatus() {
    // Given
    running();
    scene.changeSpec(spec -> spec.image(ImageSpec.builder().tag("v0.7.0").build()));
    scene.user.put(CERTIFICATE.broken(SECRET));

    // When
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("CertificateInvalid");
    assertThat(scene.condition(ConditionType.STALLED).message())
        .contains("tls.key in Secret default/certificate does not belong");
    assertThat(scene.condition(ConditionType.READY).reason())
        .as("what runs is not what the spec wants")
        .isEqualTo("CertificateInvalid");
    assertThat(scene.condition(ConditionType.QUORUM_HEALTHY).status()).isEqualTo("True");
    assertThat(scene.writes())
        .allMatch(write -> !write.object().kind().equals("StatefulSet"))
        .allMatch(write -> !write.object().kind().equals("ConfigMap"));
    assertThat(scene.pods()).hasSize(3);
  }

  @Test
  void whatWasHeldBackComesWhenTheSecretIsMended() {
    // Given
    running();
    scene.user.put(CERTIFICATE.broken(SECRET));
    scene.changeSpec(spec -> spec.image(ImageSpec.builder().tag("v0.7.0").build()));
    scene.operator.runFor(SOON);

    // When
    scene.user.put(CERTIFICATE.secret(SECRET));
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.status().updatedReplicas()).contains(3);
  }

  @Test
  void whatOthersBreakIsRepairedWhileAChangeIsHeldBack() {
    // Given
    running();
    scene.user.put(CERTIFICATE.broken(SECRET));
    scene.operator.runFor(SOON);
    Map<String, String> before = config();

    // When
    scene.user.delete(Service.class, NAMESPACE, NAME);
    scene.user.edit(
        ConfigMap.class, NAMESPACE, NAME + "-config", map -> map.getData().put("broker.yaml", ""));
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.cluster.find(Service.class, NAMESPACE, NAME)).isPresent();
    assertThat(config()).isEqualTo(before);
  }

  @Test
  void aRunningClusterDoesNotGetTlsBeforeItsSecretIsThere() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();
    Map<String, String> before = config();
    scene.cluster.requests().clear();

    // When
    scene.changeSpec(TlsSpecs::provided);
    scene.operator.runFor(SOON);

    // Then
    assertThat(config()).isEqualTo(before);
    assertThat(scene.writes())
        .allMatch(write -> write.object().kind().matches("Event|StreamBusCluster"));
    assertThat(scene.pods()).hasSize(3);
  }

  @Test
  void aLostSecretOfARunningClusterStopsNoBroker() {
    // Given
    running();

    // When
    scene.user.delete(Secret.class, NAMESPACE, SECRET);
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("SecretMissing");
    assertThat(scene.pods()).hasSize(3);
    assertThat(scene.status().readyReplicas()).contains(3);
  }

  private void running() {
    scene.user.put(CERTIFICATE.secret(SECRET));
    scene.user.put(demo(NAMESPACE, TlsSpecs::provided));
    scene.operator.runFor(SOON);
    assertThat(scene.phase()).isEqualTo("Running");
    scene.cluster.requests().clear();
  }

  private Map<String, String> config() {
    return scene.get(ConfigMap.class, NAME + "-config").getData();
  }
}

package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.TlsSpecs.SECRET;
import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.broker.UserCertificate;
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

  private final OperatorScenario scenario = new OperatorScenario();

  @Test
  void withoutItsSecretAClusterIsStalledAndHasNoPods() {
    // Given
    scenario.user.put(demo(NAMESPACE, TlsSpecs::provided));

    // When
    scenario.operator.runFor(SOON);

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("SecretMissing");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .isEqualTo(
            "Secret default/certificate does not exist; create it with tls.crt, tls.key and"
                + " ca.crt");
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("False");
    assertThat(scenario.cluster.find(StatefulSet.class, NAMESPACE, NAME)).isEmpty();
    assertThat(scenario.cluster.find(Service.class, NAMESPACE, NAME)).isPresent();
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("SecretMissing"))
        .hasSize(1);
  }

  @Test
  void theClusterStartsWhenItsSecretComes() {
    // Given
    scenario.user.put(demo(NAMESPACE, TlsSpecs::provided));
    scenario.operator.runFor(SOON);

    // When
    scenario.user.put(CERTIFICATE.secret(SECRET));
    scenario.operator.runFor(SOON);

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("False");
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).reason())
        .isEqualTo("CertificateValid");
    assertThat(scenario.status().certificate().flatMap(shown -> shown.secretName()))
        .contains(SECRET);
    assertThat(scenario.status().certificate().flatMap(shown -> shown.notAfter()))
        .contains("2026-03-31T23:59:00Z");
    assertThat(scenario.status().certificate().flatMap(shown -> shown.issuer()))
        .contains("CN=user");
  }

  @Test
  void aBrokenRenewalChangesNothingButTheStatus() {
    // Given
    running();
    scenario.changeSpec(spec -> spec.image(ImageSpec.builder().tag("v0.7.0").build()));
    scenario.user.put(CERTIFICATE.broken(SECRET));

    // When
    scenario.operator.runFor(SOON);

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("CertificateInvalid");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains("tls.key in Secret default/certificate does not belong");
    assertThat(scenario.condition(ConditionType.READY).reason())
        .as("what runs is not what the spec wants")
        .isEqualTo("CertificateInvalid");
    assertThat(scenario.condition(ConditionType.QUORUM_HEALTHY).status()).isEqualTo("True");
    assertThat(scenario.writes())
        .allMatch(write -> !write.object().kind().equals("StatefulSet"))
        .allMatch(write -> !write.object().kind().equals("ConfigMap"));
    assertThat(scenario.pods()).hasSize(3);
  }

  @Test
  void whatWasHeldBackComesWhenTheSecretIsMended() {
    // Given
    running();
    scenario.user.put(CERTIFICATE.broken(SECRET));
    scenario.changeSpec(spec -> spec.image(ImageSpec.builder().tag("v0.7.0").build()));
    scenario.operator.runFor(SOON);

    // When
    scenario.user.put(CERTIFICATE.secret(SECRET));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.status().updatedReplicas()).contains(3);
  }

  @Test
  void whatOthersBreakIsRepairedWhileAChangeIsHeldBack() {
    // Given
    running();
    scenario.user.put(CERTIFICATE.broken(SECRET));
    scenario.operator.runFor(SOON);
    Map<String, String> before = config();

    // When
    scenario.user.delete(Service.class, NAMESPACE, NAME);
    scenario.user.edit(
        ConfigMap.class, NAMESPACE, NAME + "-config", map -> map.getData().put("broker.yaml", ""));
    scenario.operator.runFor(SOON);

    // Then
    assertThat(scenario.cluster.find(Service.class, NAMESPACE, NAME)).isPresent();
    assertThat(config()).isEqualTo(before);
  }

  @Test
  void aRunningClusterDoesNotGetTlsBeforeItsSecretIsThere() {
    // Given
    scenario.user.put(demo(NAMESPACE));
    scenario.operator.settle();
    Map<String, String> before = config();
    scenario.cluster.requests().clear();

    // When
    scenario.changeSpec(TlsSpecs::provided);
    scenario.operator.runFor(SOON);

    // Then
    assertThat(config()).isEqualTo(before);
    assertThat(scenario.writes())
        .allMatch(write -> write.object().kind().matches("Event|StreamBusCluster"));
    assertThat(scenario.pods()).hasSize(3);
  }

  @Test
  void aLostSecretOfARunningClusterStopsNoBroker() {
    // Given
    running();

    // When
    scenario.user.delete(Secret.class, NAMESPACE, SECRET);
    scenario.operator.runFor(SOON);

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("SecretMissing");
    assertThat(scenario.pods()).hasSize(3);
    assertThat(scenario.status().readyReplicas()).contains(3);
  }

  private void running() {
    scenario.user.put(CERTIFICATE.secret(SECRET));
    scenario.user.put(demo(NAMESPACE, TlsSpecs::provided));
    scenario.operator.runFor(SOON);
    assertThat(scenario.phase()).isEqualTo("Running");
    scenario.cluster.requests().clear();
  }

  private Map<String, String> config() {
    return scenario.get(ConfigMap.class, NAME + "-config").getData();
  }
}

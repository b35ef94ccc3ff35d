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

/** Guarantees that an invalid Secret stops no broker and that a valid one resolves the problem. */
class CertificateGateTest {

  private static final Duration SETTLE_TIME = Duration.ofMinutes(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final UserCertificate CERTIFICATE =
      UserCertificate.forCluster(NAMESPACE, START.minusSeconds(60), 90);

  private final OperatorScenario scenario = new OperatorScenario();

  @Test
  void missingSecretStallsClusterWithoutPods() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::userProvided));

    // When
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("SecretMissing");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains("Secret default/certificate", "tls.crt", "tls.key", "ca.crt");
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("False");
    assertThat(scenario.cluster.find(StatefulSet.class, NAMESPACE, NAME)).isEmpty();
    assertThat(scenario.cluster.find(Service.class, NAMESPACE, NAME)).isPresent();
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("SecretMissing"))
        .hasSize(1);
  }

  @Test
  void clusterStartsOnceSecretExists() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::userProvided));
    scenario.operator.runFor(SETTLE_TIME);

    // When
    scenario.user.createOrReplace(CERTIFICATE.secret(SECRET));
    scenario.operator.runFor(SETTLE_TIME);

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
  void invalidRenewalChangesOnlyStatus() {
    // Given
    createAndAwaitRunning();
    scenario.changeSpec(spec -> spec.image(ImageSpec.builder().tag("v0.7.0").build()));
    scenario.user.createOrReplace(CERTIFICATE.secretWithWrongKey(SECRET));

    // When
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("CertificateInvalid");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains("tls.key in Secret default/certificate");
    assertThat(scenario.condition(ConditionType.READY).reason())
        .as("running state differs from the spec")
        .isEqualTo("CertificateInvalid");
    assertThat(scenario.condition(ConditionType.QUORUM_HEALTHY).status()).isEqualTo("True");
    assertThat(scenario.writes())
        .allMatch(write -> !write.object().kind().equals("StatefulSet"))
        .allMatch(write -> !write.object().kind().equals("ConfigMap"));
    assertThat(scenario.pods()).hasSize(3);
  }

  @Test
  void deferredChangeAppliesOnceSecretIsValid() {
    // Given
    createAndAwaitRunning();
    scenario.user.createOrReplace(CERTIFICATE.secretWithWrongKey(SECRET));
    scenario.changeSpec(spec -> spec.image(ImageSpec.builder().tag("v0.7.0").build()));
    scenario.operator.runFor(SETTLE_TIME);

    // When
    scenario.user.createOrReplace(CERTIFICATE.secret(SECRET));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.status().updatedReplicas()).contains(3);
  }

  @Test
  void driftIsCorrectedWhileChangeIsDeferred() {
    // Given
    createAndAwaitRunning();
    scenario.user.createOrReplace(CERTIFICATE.secretWithWrongKey(SECRET));
    scenario.operator.runFor(SETTLE_TIME);
    Map<String, String> before = config();

    // When
    scenario.user.delete(Service.class, NAMESPACE, NAME);
    scenario.user.edit(
        ConfigMap.class, NAMESPACE, NAME + "-config", map -> map.getData().put("broker.yaml", ""));
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.cluster.find(Service.class, NAMESPACE, NAME)).isPresent();
    assertThat(config()).isEqualTo(before);
  }

  @Test
  void tlsIsNotEnabledBeforeSecretExists() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE));
    scenario.operator.settle();
    Map<String, String> before = config();
    scenario.cluster.requests().clear();

    // When
    scenario.changeSpec(TlsSpecs::userProvided);
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(config()).isEqualTo(before);
    assertThat(scenario.writes())
        .allMatch(write -> write.object().kind().matches("Event|StreamBusCluster"));
    assertThat(scenario.pods()).hasSize(3);
  }

  @Test
  void deletedSecretStopsNoBroker() {
    // Given
    createAndAwaitRunning();

    // When
    scenario.user.delete(Secret.class, NAMESPACE, SECRET);
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("SecretMissing");
    assertThat(scenario.pods()).hasSize(3);
    assertThat(scenario.status().readyReplicas()).contains(3);
  }

  private void createAndAwaitRunning() {
    scenario.user.createOrReplace(CERTIFICATE.secret(SECRET));
    scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::userProvided));
    scenario.operator.runFor(SETTLE_TIME);
    assertThat(scenario.phase()).isEqualTo("Running");
    scenario.cluster.requests().clear();
  }

  private Map<String, String> config() {
    return scenario.get(ConfigMap.class, NAME + "-config").getData();
  }
}

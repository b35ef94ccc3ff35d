package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.SelfSignedScenario.CA_SECRET;
import static io.streambus.operator.certificates.SelfSignedScenario.CERTIFICATE_SECRET;
import static io.streambus.operator.certificates.SelfSignedScenario.SETTLE_TIME;
import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that certificates are issued and renewed without user action. */
class SelfSignedTest {

  private final SelfSignedScenario signed = new SelfSignedScenario();
  private final OperatorScenario scenario = signed.scenario();

  @Test
  void operatorIssuesCaAndCertificateAndClusterRuns() {
    // When
    signed.createAndAwaitRunning();

    // Then
    assertThat(signed.secret(CERTIFICATE_SECRET).getType()).isEqualTo("kubernetes.io/tls");
    assertThat(signed.secret(CERTIFICATE_SECRET).getData())
        .containsOnlyKeys("tls.crt", "tls.key", "ca.crt");
    assertThat(signed.secret(CA_SECRET).getData()).containsOnlyKeys("ca.crt", "ca.key");
    assertThat(signed.publishedCertificate().isTrustedBy(signed.publishedCertificate())).isTrue();
    assertThat(signed.publishedCertificate().dnsNames())
        .containsExactlyInAnyOrder(
            "*.demo-headless.default.svc",
            "*.demo-headless.default.svc.cluster.local",
            "demo.default.svc",
            "demo.default.svc.cluster.local",
            "localhost");
    assertThat(scenario.condition(ConditionType.CERTIFICATES_READY).status()).isEqualTo("True");
    assertThat(scenario.hasCondition(ConditionType.CERTIFICATE_EXPIRING)).isFalse();
    assertThat(scenario.status().certificate().flatMap(shown -> shown.secretName()))
        .contains(CERTIFICATE_SECRET);
    assertThat(secretWrites()).hasSize(2);
  }

  @Test
  void idleOrRestartedOperatorSendsNoRequests() {
    // Given
    signed.createAndAwaitRunning();
    scenario.cluster.requests().clear();

    // When
    scenario.operator.runFor(Duration.ofDays(1));
    scenario.restartOperator();
    scenario.operator.runFor(Duration.ofDays(1));

    // Then
    assertThat(scenario.cluster.requests().all()).isEmpty();
  }

  @Test
  void certificateIsRenewedInTimeWithoutRestartingPods() {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate first = signed.publishedCertificate();
    List<String> before = podUids();

    // When
    scenario.operator.runFor(Duration.ofDays(61));

    // Then
    assertThat(signed.publishedCertificate().serialNumber()).isNotEqualTo(first.serialNumber());
    assertThat(signed.publishedCertificate().isTrustedBy(first)).isTrue();
    assertThat(signed.publishedCertificate().caCertificates()).isEqualTo(first.caCertificates());
    assertThat(podUids()).isEqualTo(before);
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .noneMatch(event -> event.getReason().startsWith("Expire"));
  }

  @Test
  void secretsAreDeletedWithCluster() {
    // Given
    signed.createAndAwaitRunning();

    // When
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.cluster.list(Secret.class)).isEmpty();
  }

  private List<Request> secretWrites() {
    return scenario.cluster.requests().writesOf(Secret.class);
  }

  private List<String> podUids() {
    return scenario.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
  }
}

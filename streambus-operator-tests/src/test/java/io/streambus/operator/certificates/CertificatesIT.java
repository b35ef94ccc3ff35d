package io.streambus.operator.certificates;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.broker.UserCertificate;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests missing, invalid and renewed Secrets on a complete control plane. */
@ControlPlaneTest
class CertificatesIT {

  private static final String DEMO = "demo";
  private static final String SECRET = "certificate";
  private static final String SECURITY =
      "security: {tls: {enabled: true, certSecretName: certificate, clientAuthRequired: true}}";

  private KubernetesClient client;
  private String namespace;
  private NamespaceUser user;
  private UserCertificate certificate;

  @BeforeEach
  void setUp(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    this.user = new NamespaceUser(client, namespace);
    this.certificate =
        UserCertificate.forCluster(
            namespace.name(), Instant.now().minus(Duration.ofMinutes(1)), 90);
  }

  @Test
  void stalledClusterStartsSecondsAfterSecretIsCreated() {
    // When
    user.apply(DEMO, "replicas: 3", SECURITY);

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.FAILED)
                .hasTrueCondition(ConditionType.STALLED, ConditionReason.SECRET_MISSING)
                .hasConditionMessageContaining(
                    ConditionType.STALLED, "Secret " + namespace + "/certificate")
                .hasFalseCondition(
                    ConditionType.CERTIFICATES_READY, ConditionReason.SECRET_MISSING));
    assertThat(statefulSet()).isNull();

    // When
    client.resource(certificate.secret(SECRET)).create();

    // Then
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(statefulSet()).isNotNull());
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.RUNNING)
                .hasFalseCondition(ConditionType.STALLED, ConditionReason.UP_TO_DATE)
                .hasTrueCondition(
                    ConditionType.CERTIFICATES_READY, ConditionReason.CERTIFICATE_VALID));
  }

  @Test
  void invalidRenewalIsReportedWithoutRollout() {
    // Given
    createAndAwaitRunning();
    List<String> pods = pods();

    // When
    client.resource(certificate.secretWithWrongKey(SECRET)).forceConflicts().serverSideApply();
    user.apply(DEMO, "replicas: 3", SECURITY, "image: {tag: v0.7.0}");

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasTrueCondition(ConditionType.QUORUM_HEALTHY, ConditionReason.QUORUM_AVAILABLE)
                .hasFalseCondition(ConditionType.READY, ConditionReason.CERTIFICATE_INVALID)
                .hasTrueCondition(ConditionType.STALLED, ConditionReason.CERTIFICATE_INVALID)
                .hasConditionMessageContaining(
                    ConditionType.STALLED, "tls.key in Secret " + namespace + "/certificate"));
    assertThat(statefulSet().getMetadata().getGeneration()).isEqualTo(1);
    assertThat(pods()).isEqualTo(pods);
  }

  @Test
  void namespaceIsWatchedAndOnlyReferencedSecretIsReadWhileReferenced(AuditLog log) {
    // Given
    Instant begin = Instant.now();
    client.resource(otherSecret()).create();

    // When
    createAndAwaitRunning();

    // Then
    assertThat(secretRequests(log, begin))
        .isNotEmpty()
        // Requests for all Secrets are limited to metadata; see SecretWatchesTest.
        .allSatisfy(request -> assertThat(request.name()).isIn(SECRET, ""))
        .allSatisfy(request -> assertThat(request.verb()).isIn("list", "watch"));
    eventually(() -> assertThat(openWatches()).isEqualTo(1));

    // When
    user.delete(DEMO);

    // Then
    eventually(() -> assertThat(openWatches()).isZero());
  }

  @Test
  void operatorRestartWritesNothing(TestOperator operator, AuditLog log)
      throws InterruptedException {
    // Given
    createAndAwaitRunning();

    // When
    Instant restart = restartAndWait(operator);

    // Then
    assertThat(writesSince(log, restart)).isEmpty();
  }

  @Test
  void selfSignedClusterRunsAndOperatorRestartWritesNothing(TestOperator operator, AuditLog log)
      throws InterruptedException {
    // Given
    user.apply(DEMO, "replicas: 3", "security: {tls: {enabled: true, selfSigned: true}}");
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.RUNNING)
                .hasTrueCondition(
                    ConditionType.CERTIFICATES_READY, ConditionReason.CERTIFICATE_VALID));
    assertThat(log.byUser(ControlPlane.OPERATOR).filter(this::writesSecret).entries()).hasSize(2);

    // When
    Instant restart = restartAndWait(operator);

    // Then
    assertThat(writesSince(log, restart)).isEmpty();

    // When
    user.delete(DEMO);

    // Then
    eventually(
        () -> assertThat(client.secrets().inNamespace(namespace).list().getItems()).isEmpty());
  }

  /** With another CA, every client that trusts the former one would be locked out. */
  @Test
  void deletedCertificateIsIssuedAgainByTheSameCa() {
    // Given
    user.apply(DEMO, "replicas: 1", "security: {tls: {enabled: true, selfSigned: true}}");
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
    Secret ca = secret(ClusterNames.caSecret(DEMO));
    Secret certificate = secret(ClusterNames.certificateSecret(DEMO));

    // When
    client.resource(certificate).delete();

    // Then
    eventually(
        () -> {
          assertThat(secret(ClusterNames.certificateSecret(DEMO)).getMetadata().getUid())
              .isNotEqualTo(certificate.getMetadata().getUid());
          assertThat(user.cluster(DEMO))
              .hasPhase(ClusterPhase.RUNNING)
              .hasTrueCondition(
                  ConditionType.CERTIFICATES_READY, ConditionReason.CERTIFICATE_VALID);
        });
    assertThat(secret(ClusterNames.caSecret(DEMO))).isEqualTo(ca);
  }

  private Secret secret(String name) {
    return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get())
        .orElseGet(() -> new SecretBuilder().withNewMetadata().endMetadata().build());
  }

  private boolean writesSecret(AuditEntry request) {
    return request.isWrite()
        && request.resource().equals("secrets")
        && request.namespace().equals(namespace);
  }

  private static Instant restartAndWait(TestOperator operator) throws InterruptedException {
    // Earlier requests may reach the audit log with a short delay.
    Thread.sleep(1000);
    Instant restart = Instant.now();
    operator.restart();
    Thread.sleep(10_000);
    return restart;
  }

  private List<AuditEntry> writesSince(AuditLog log, Instant begin) {
    return log.byUser(ControlPlane.OPERATOR)
        .since(begin)
        .filter(AuditEntry::isWrite)
        .filter(request -> request.namespace().equals(namespace))
        .entries();
  }

  private void createAndAwaitRunning() {
    client.resource(certificate.secret(SECRET)).create();
    user.apply(DEMO, "replicas: 3", SECURITY);
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
  }

  private List<AuditEntry> secretRequests(AuditLog log, Instant begin) {
    return log.byUser(ControlPlane.OPERATOR)
        .since(begin)
        .filter(request -> request.resource().equals("secrets"))
        .filter(request -> request.namespace().equals(namespace) || request.namespace().isEmpty())
        .entries();
  }

  /** Counts the watches of Secrets in a namespace; only the operator opens such watches. */
  private long openWatches() {
    return client
        .raw("/metrics")
        .lines()
        .filter(line -> line.startsWith("apiserver_longrunning_requests{"))
        .filter(line -> line.contains("resource=\"secrets\"") && line.contains("verb=\"WATCH\""))
        .filter(line -> !line.contains("scope=\"cluster\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private Secret otherSecret() {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName("other")
        .endMetadata()
        .build();
  }

  private StatefulSet statefulSet() {
    return client.apps().statefulSets().inNamespace(namespace).withName(DEMO).get();
  }

  private List<String> pods() {
    return client.pods().inNamespace(namespace).list().getItems().stream()
        .map(Pod::getMetadata)
        .map(metadata -> metadata.getName() + " " + metadata.getUid())
        .sorted()
        .toList();
  }
}

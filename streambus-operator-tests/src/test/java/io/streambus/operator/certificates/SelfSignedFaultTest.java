package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.SelfSignedScenario.CA_SECRET;
import static io.streambus.operator.certificates.SelfSignedScenario.CERTIFICATE_SECRET;
import static io.streambus.operator.certificates.SelfSignedScenario.SETTLE_TIME;
import static io.streambus.operator.certificates.SelfSignedScenario.selfSignedCluster;
import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Bytes;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.fixture.UserAnnotations;
import io.streambus.testkit.broker.UserCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that manual changes to Secrets lock no client out and that no user Secret is lost. */
class SelfSignedFaultTest {

  private static final UserCertificate STRANGER =
      UserCertificate.forCluster(NAMESPACE, Instant.parse("2025-12-01T00:00:00Z"), 900);

  private final SelfSignedScenario signed = new SelfSignedScenario();
  private final OperatorScenario scenario = signed.scenario();

  @ParameterizedTest
  @ValueSource(strings = {CERTIFICATE_SECRET, CA_SECRET})
  void unmanagedSecretIsNotOverwritten(String name) {
    // Given
    scenario.user.createOrReplace(unmanagedSecret(name));
    scenario.user.createOrReplace(selfSignedCluster());

    // When
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .startsWith("Secret default/" + name + " ");
    assertThat(signed.secret(name).getData()).containsOnlyKeys("password");
    assertThat(scenario.cluster.find(StatefulSet.class, NAMESPACE, NAME)).isEmpty();
  }

  @Test
  void tamperedOrDeletedCertificateIsReissued() {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate before = signed.publishedCertificate();

    // When
    scenario.user.edit(
        Secret.class,
        NAMESPACE,
        CERTIFICATE_SECRET,
        secret -> secret.getData().put("tls.key", "dGJk"));
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(signed.publishedCertificate().isTrustedBy(before)).isTrue();

    // When
    scenario.user.delete(Secret.class, NAMESPACE, CERTIFICATE_SECRET);
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(signed.publishedCertificate().isTrustedBy(before)).isTrue();
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void lostCaIsReplaced() {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate before = signed.publishedCertificate();

    // When
    scenario.user.delete(Secret.class, NAMESPACE, CA_SECRET);
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(signed.publishedCertificate().isTrustedBy(signed.publishedCertificate())).isTrue();
    assertThat(before.isTrustedBy(signed.publishedCertificate())).isFalse();
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  /** A user who may change the Secret could admit clients, and impersonate brokers. */
  @Test
  void addedCaIsRemoved() {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate before = signed.publishedCertificate();

    // When
    scenario.user.edit(
        Secret.class,
        NAMESPACE,
        CERTIFICATE_SECRET,
        secret ->
            secret
                .getData()
                .merge(
                    "ca.crt",
                    plantedSecret(CA_SECRET).getData().get("ca.crt"),
                    SelfSignedFaultTest::joined));
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(signed.publishedCertificate().caCertificates()).isEqualTo(before.caCertificates());
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @ParameterizedTest
  @ValueSource(strings = {CERTIFICATE_SECRET, CA_SECRET})
  void plantedSecretIsNotAdopted(String name) {
    // Given
    Secret planted = plantedSecret(name);
    scenario.user.createOrReplace(planted);
    scenario.user.createOrReplace(selfSignedCluster());

    // When
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .startsWith("Secret default/" + name + " already exists and belongs to no cluster")
        .contains("streambus.io/adopt-orphans: \"true\"");
    assertThat(signed.secret(name).getData()).isEqualTo(planted.getData());
    assertThat(scenario.cluster.find(StatefulSet.class, NAMESPACE, NAME)).isEmpty();

    // When
    scenario.user.delete(Secret.class, NAMESPACE, name);
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(signed.publishedCertificate().caCertificates()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {CERTIFICATE_SECRET, CA_SECRET})
  void userSecretIsNotAdoptedEvenWithPermission(String name) {
    // Given
    scenario.user.createOrReplace(unmanagedSecret(name));
    scenario.user.createOrReplace(selfSignedCluster());
    new UserAnnotations(scenario).set(ClusterAnnotations.ADOPT_ORPHANS, "true");

    // When
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
    assertThat(signed.secret(name).getData()).containsOnlyKeys("password");
  }

  @Test
  void recreatedClusterReusesOrphanedCaWithPermission() {
    // Given
    signed.createAndAwaitRunning();
    PublishedCertificate before = signed.publishedCertificate();
    scenario.user.deleteOrphaningDependents(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.operator.runFor(SETTLE_TIME);
    scenario.user.createOrReplace(selfSignedCluster());
    scenario.operator.runFor(SETTLE_TIME);
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");

    // When
    new UserAnnotations(scenario).set(ClusterAnnotations.ADOPT_ORPHANS, "true");
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(signed.publishedCertificate().isTrustedBy(before)).isTrue();
    assertThat(owners(CERTIFICATE_SECRET)).hasSize(1);
    assertThat(owners(CA_SECRET)).hasSize(1);
  }

  @Test
  void rejectedSecretIsReportedAndRetried() {
    // Given
    scenario.cluster.faults().everyWrite(Secret.class).reject(403, "secrets is forbidden");
    scenario.user.createOrReplace(selfSignedCluster());

    // When
    scenario.operator.runFor(SETTLE_TIME);

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("RequestRejected");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains("Secret default/demo-ca", "403", "secrets is forbidden");
    assertThat(scenario.cluster.find(StatefulSet.class, NAMESPACE, NAME)).isEmpty();

    // When
    scenario.cluster.faults().clear();
    scenario.operator.runFor(Duration.ofMinutes(2));

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  /** A Secret that looks like one of the operator, with a CA whose key a stranger has. */
  private static Secret plantedSecret(String name) {
    return new SecretBuilder(STRANGER.secret(name))
        .editMetadata()
        .withLabels(ClusterLabels.of(NAME))
        .endMetadata()
        .addToData("ca.key", STRANGER.secretWithWrongKey(name).getData().get("tls.key"))
        .build();
  }

  private static String joined(String first, String second) {
    Base64.Decoder base64 = Base64.getDecoder();
    return Base64.getEncoder()
        .encodeToString(Bytes.concat(base64.decode(first), base64.decode(second)));
  }

  private List<?> owners(String name) {
    return signed.secret(name).getMetadata().getOwnerReferences();
  }

  private static Secret unmanagedSecret(String name) {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(name)
        .endMetadata()
        .addToData("password", "c2VjcmV0")
        .build();
  }
}

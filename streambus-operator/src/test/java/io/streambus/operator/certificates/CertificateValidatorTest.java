package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.TestSecrets.AUTHORITY;
import static io.streambus.operator.certificates.TestSecrets.HOSTS;
import static io.streambus.operator.certificates.TestSecrets.LEAF;
import static io.streambus.operator.certificates.TestSecrets.NOW;
import static io.streambus.operator.certificates.TestSecrets.certificates;
import static io.streambus.operator.certificates.TestSecrets.leaf;
import static io.streambus.operator.certificates.TestSecrets.present;
import static io.streambus.operator.certificates.TestSecrets.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.common.collect.ImmutableMap;
import io.streambus.api.values.ConditionReason;
import io.streambus.operator.certificates.Finding.Severity;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.SecretState;
import io.streambus.resources.model.BrokerCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault that is missed here becomes a proxy that does not start, or clients turned away. */
class CertificateValidatorTest {

  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

  @Test
  void aSoundSecretHasNoFindings() {
    assertThat(findings(Map.of("certificate", present(sound())))).isEmpty();
  }

  @Test
  void aCertificateThatNamesEachHostIsAsGoodAsAWildcard() {
    // Given
    List<String> hosts =
        List.of(
            "demo-0.demo-headless.default.svc",
            "Demo-1.demo-headless.default.svc",
            "demo-2.demo-headless.default.svc",
            "demo.default.svc");

    // Then
    assertThat(findings(Map.of("certificate", withLeaf(leaf(hosts, YESTERDAY, 90))))).isEmpty();
  }

  /** What is wrong, what the Secret holds instead of what is sound, and what is found. */
  static Stream<Arguments> faults() {
    KeyMaterial expired = leaf(HOSTS, NOW.minus(Duration.ofDays(90)), 90);
    KeyMaterial future = leaf(HOSTS, NOW.plus(Duration.ofHours(1)), 90);
    KeyMaterial elsewhere = leaf(List.of("*.demo-headless.other.svc"), YESTERDAY, 90);
    return Stream.of(
        stops("no certificate", without("tls.crt"), "has no key tls.crt; add certificates in PEM"),
        stops("no key", without("tls.key"), "has no key tls.key; add the private key in PEM"),
        stops("no authority", without("ca.crt"), "has no key ca.crt; add certificates in PEM"),
        stops("empty certificate", with("tls.crt", ""), "tls.crt in Secret default/certificate"),
        stops("no PEM", with("tls.crt", "tbd"), "holds no certificate in PEM; store"),
        stops(
            "broken PEM",
            with("tls.crt", certificates(LEAF).replaceFirst("[A-Za-z]{8}\n", "\n")),
            "holds a certificate that nobody can read"),
        stops(
            "key in place of the certificate",
            with("tls.crt", Pem.of(LEAF.key())),
            "holds no certificate in PEM"),
        stops(
            "certificate in place of the key",
            with("tls.key", certificates(LEAF)),
            "tls.key in Secret default/certificate holds no private key in PEM"),
        stops(
            "key of another certificate",
            with("tls.key", Pem.of(AUTHORITY.key())),
            "tls.key in Secret default/certificate does not belong to the first certificate of"),
        stops(
            "authority first",
            with("tls.crt", certificates(AUTHORITY, LEAF)),
            "put its own certificate first"),
        stops("broken authority", with("ca.crt", "tbd"), "ca.crt in Secret default/certificate"),
        harms(
            "expired",
            withLeaf(expired),
            ConditionReason.EXPIRED,
            "tls.crt in Secret default/certificate ended at 2026-01-01T00:00:00Z; renew it"),
        harms(
            "not yet valid",
            withLeaf(future),
            ConditionReason.CERTIFICATE_INVALID,
            "is not valid before 2026-01-01T01:00:00Z"),
        harms(
            "other hosts",
            withLeaf(elsewhere),
            ConditionReason.CERTIFICATE_INVALID,
            "is not for demo-0.demo-headless.default.svc, demo-1.demo-headless.default.svc,"
                + " demo-2.demo-headless.default.svc, demo.default.svc; issue it for the DNS names"
                + " *.demo-headless.default.svc, demo.default.svc"),
        harms(
            "foreign chain",
            with("tls.crt", certificates(LEAF, TestSecrets.authority("CN=stranger"))),
            ConditionReason.CERTIFICATE_INVALID,
            "is no chain; put the certificate of the brokers first"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsFoundWithPlaceAndRemedy(
      String fault, SecretState secret, Severity severity, ConditionReason reason, String message) {
    // When
    List<Finding> findings = findings(Map.of("certificate", secret));

    // Then
    assertThat(findings).as(fault).isNotEmpty();
    assertThat(findings.get(0).severity()).isEqualTo(severity);
    assertThat(findings.get(0).reason()).isEqualTo(reason);
    assertThat(findings.get(0).message()).contains("Secret default/certificate", message);
  }

  @Test
  void allFaultsAreToldAtOnceAndThoseThatStopComeFirst() {
    // Given
    KeyMaterial bad = leaf(List.of("demo.default.svc"), NOW.minus(Duration.ofDays(90)), 90);
    Map<String, String> secret = new HashMap<>(sound());
    secret.put("tls.crt", certificates(bad));
    secret.put("tls.key", Pem.of(AUTHORITY.key()));
    secret.remove("ca.crt");

    // When
    List<Finding> findings = findings(Map.of("certificate", present(secret)));

    // Then
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(
            Severity.BLOCKING, Severity.BLOCKING, Severity.DEGRADING, Severity.DEGRADING);
  }

  @Test
  void anAuthorityThatNobodyNeedsMayBeMissing() {
    // Given
    BrokerCluster cluster = TestClusters.tls("{enabled: true, certSecretName: certificate}");

    // Then
    assertThat(findings(cluster, Map.of("certificate", without("ca.crt")))).isEmpty();
  }

  @Test
  void anAuthorityOfItsOwnSecretIsLookedForThere() {
    // Given
    BrokerCluster cluster =
        TestClusters.tls(
            "{enabled: true, clientAuthRequired: true, certSecretName: certificate,"
                + " caSecretName: authority}");

    // When
    List<Finding> findings =
        findings(
            cluster,
            Map.of("certificate", without("ca.crt"), "authority", new SecretState.Missing()));

    // Then
    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly("Secret default/authority does not exist; create it with ca.crt");
  }

  @Test
  void aSecretThatDoesNotExistIsToldOnceWithItsKeys() {
    assertThat(findings(Map.of("certificate", new SecretState.Missing())))
        .extracting(Finding::message)
        .containsExactly(
            "Secret default/certificate does not exist; create it with tls.crt, tls.key and"
                + " ca.crt");
  }

  @Test
  void aSecretThatCertManagerIsToWriteIsWaitedFor() {
    // Given
    BrokerCluster cluster = TestClusters.tls("{enabled: true, issuerRef: {name: corporate}}");

    // Then
    assertThat(findings(cluster, Map.of("demo-tls", new SecretState.Missing())))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.PENDING));
  }

  @Test
  void aSecretThatCannotBeReadTellsWhy() {
    assertThat(findings(Map.of("certificate", new SecretState.Unreadable("no right"))))
        .extracting(Finding::message)
        .containsExactly("Secret default/certificate cannot be read: no right");
  }

  private static Arguments stops(String fault, SecretState secret, String message) {
    boolean absent = message.startsWith("has no key");
    return arguments(
        fault,
        secret,
        Severity.BLOCKING,
        absent ? ConditionReason.SECRET_MISSING : ConditionReason.CERTIFICATE_INVALID,
        message);
  }

  private static Arguments harms(
      String fault, SecretState secret, ConditionReason reason, String message) {
    return arguments(fault, secret, Severity.DEGRADING, reason, message);
  }

  private static SecretState with(String key, String text) {
    Map<String, String> secret = new HashMap<>(sound());
    secret.put(key, text);
    return present(secret);
  }

  private static SecretState without(String key) {
    Map<String, String> secret = new HashMap<>(sound());
    secret.remove(key);
    return present(secret);
  }

  private static SecretState withLeaf(KeyMaterial leaf) {
    return present(
        Map.of(
            "tls.crt", certificates(leaf, AUTHORITY),
            "tls.key", Pem.of(leaf.key()),
            "ca.crt", certificates(AUTHORITY)));
  }

  private static List<Finding> findings(Map<String, SecretState> secrets) {
    return findings(
        TestClusters.tls("{enabled: true, clientAuthRequired: true, certSecretName: certificate}"),
        secrets);
  }

  private static List<Finding> findings(BrokerCluster cluster, Map<String, SecretState> secrets) {
    return new CertificateValidator(cluster, cluster.tls().on().orElseThrow(), NOW)
        .findings(new NamedSecrets(ImmutableMap.copyOf(secrets)));
  }
}

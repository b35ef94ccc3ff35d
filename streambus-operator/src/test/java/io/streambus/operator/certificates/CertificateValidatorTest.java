package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.TestSecrets.CA;
import static io.streambus.operator.certificates.TestSecrets.HOSTS;
import static io.streambus.operator.certificates.TestSecrets.LEAF;
import static io.streambus.operator.certificates.TestSecrets.NOW;
import static io.streambus.operator.certificates.TestSecrets.certificates;
import static io.streambus.operator.certificates.TestSecrets.leaf;
import static io.streambus.operator.certificates.TestSecrets.present;
import static io.streambus.operator.certificates.TestSecrets.validSecret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.common.collect.ImmutableMap;
import io.streambus.api.values.ConditionReason;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.Finding.Severity;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.Pem;
import io.streambus.resources.model.BrokerCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that invalid certificates are reported before proxies or clients fail. */
class CertificateValidatorTest {

  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

  @Nested
  class Certificate {

    @Test
    void validSecretHasNoFindings() {
      assertThat(findings(Map.of("certificate", present(validSecret())))).isEmpty();
    }

    @Test
    void acceptsCertificateThatNamesEachHost() {
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.streambus.operator.certificates.CertificateValidatorTest#invalidSecrets")
    void reportsFindingWithLocationAndNextStep(
        String description,
        SecretState secret,
        Severity severity,
        ConditionReason reason,
        String message) {
      // When
      List<Finding> findings = findings(Map.of("certificate", secret));

      // Then
      assertThat(findings).as(description).isNotEmpty();
      assertThat(findings.get(0).severity()).isEqualTo(severity);
      assertThat(findings.get(0).reason()).isEqualTo(reason);
      assertThat(findings.get(0).message()).contains("Secret default/certificate", message);
    }

    @Test
    void reportsAllFindingsAtOnceAndBlockingOnesFirst() {
      // Given
      KeyMaterial expired = leaf(List.of("demo.default.svc"), NOW.minus(Duration.ofDays(90)), 90);
      Map<String, String> secret = new HashMap<>(validSecret());
      secret.put("tls.crt", certificates(expired));
      secret.put("tls.key", Pem.of(CA.key()));
      secret.remove("ca.crt");

      // When
      List<Finding> findings = findings(Map.of("certificate", present(secret)));

      // Then
      assertThat(findings)
          .extracting(Finding::severity)
          .containsExactly(
              Severity.BLOCKING, Severity.BLOCKING, Severity.DEGRADING, Severity.DEGRADING);
    }
  }

  @Nested
  class CaCertificate {

    @Test
    void caIsOptionalWithoutClientAuthentication() {
      // Given
      BrokerCluster cluster = TestClusters.tls("{enabled: true, certSecretName: certificate}");

      // Then
      assertThat(findings(cluster, Map.of("certificate", without("ca.crt")))).isEmpty();
    }

    @Test
    void readsCaFromSeparateSecret() {
      // Given
      BrokerCluster cluster =
          TestClusters.tls(
              "{enabled: true, clientAuthRequired: true, certSecretName: certificate,"
                  + " caSecretName: ca}");

      // When
      List<Finding> findings =
          findings(
              cluster, Map.of("certificate", without("ca.crt"), "ca", new SecretState.Missing()));

      // Then
      assertThat(findings)
          .extracting(Finding::message)
          .containsExactly("Secret default/ca does not exist; create it with ca.crt");
    }
  }

  @Nested
  class UnavailableSecret {

    @Test
    void reportsMissingSecretOnceWithItsKeys() {
      assertThat(findings(Map.of("certificate", new SecretState.Missing())))
          .extracting(Finding::message)
          .containsExactly(
              "Secret default/certificate does not exist; create it with tls.crt, tls.key and"
                  + " ca.crt");
    }

    @Test
    void waitsForSecretFromCertManager() {
      // Given
      BrokerCluster cluster = TestClusters.tls("{enabled: true, issuerRef: {name: corporate}}");

      // Then
      assertThat(findings(cluster, Map.of("demo-tls", new SecretState.Missing())))
          .singleElement()
          .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.PENDING));
    }

    @Test
    void reportsWhySecretCannotBeRead() {
      assertThat(findings(Map.of("certificate", new SecretState.Unavailable("forbidden"))))
          .extracting(Finding::message)
          .containsExactly("Secret default/certificate cannot be read: forbidden");
    }
  }

  /** Each invalid Secret with the expected finding. */
  static Stream<Arguments> invalidSecrets() {
    KeyMaterial expired = leaf(HOSTS, NOW.minus(Duration.ofDays(90)), 90);
    KeyMaterial future = leaf(HOSTS, NOW.plus(Duration.ofHours(1)), 90);
    KeyMaterial otherHosts = leaf(List.of("*.demo-headless.other.svc"), YESTERDAY, 90);
    return Stream.of(
        blocking(
            "no certificate",
            without("tls.crt"),
            "has no key tls.crt; add it with PEM certificates"),
        blocking(
            "no key",
            without("tls.key"),
            "has no key tls.key; add it with the unencrypted PEM private key"),
        blocking("no CA", without("ca.crt"), "has no key ca.crt; add it with PEM certificates"),
        blocking("empty certificate", with("tls.crt", ""), "tls.crt in Secret default/certificate"),
        blocking("no PEM", with("tls.crt", "tbd"), "contains no PEM certificate; store"),
        blocking(
            "broken PEM",
            with("tls.crt", certificates(LEAF).replaceFirst("[A-Za-z]{8}\n", "\n")),
            "contains a certificate that cannot be parsed"),
        blocking(
            "key in place of the certificate",
            with("tls.crt", Pem.of(LEAF.key())),
            "contains no PEM certificate"),
        blocking(
            "certificate in place of the key",
            with("tls.key", certificates(LEAF)),
            "tls.key in Secret default/certificate contains no PEM private key"),
        blocking(
            "key of another certificate",
            with("tls.key", Pem.of(CA.key())),
            "tls.key in Secret default/certificate does not match the first certificate in"),
        blocking(
            "CA first",
            with("tls.crt", certificates(CA, LEAF)),
            "put the certificate of this key first"),
        blocking("broken CA", with("ca.crt", "tbd"), "ca.crt in Secret default/certificate"),
        degrading(
            "expired",
            withLeaf(expired),
            ConditionReason.EXPIRED,
            "tls.crt in Secret default/certificate expired at 2026-01-01T00:00:00Z; renew it"),
        degrading(
            "not yet valid",
            withLeaf(future),
            ConditionReason.CERTIFICATE_INVALID,
            "is not valid before 2026-01-01T01:00:00Z"),
        degrading(
            "other hosts",
            withLeaf(otherHosts),
            ConditionReason.CERTIFICATE_INVALID,
            "does not cover demo-0.demo-headless.default.svc, demo-1.demo-headless.default.svc,"
                + " demo-2.demo-headless.default.svc, demo.default.svc; issue it for the DNS names"
                + " *.demo-headless.default.svc, demo.default.svc"),
        degrading(
            "unrelated chain",
            with("tls.crt", certificates(LEAF, TestSecrets.ca("CN=other"))),
            ConditionReason.CERTIFICATE_INVALID,
            "is not a certificate chain; put the broker certificate first"));
  }

  private static Arguments blocking(String description, SecretState secret, String message) {
    boolean absent = message.startsWith("has no key");
    return arguments(
        description,
        secret,
        Severity.BLOCKING,
        absent ? ConditionReason.SECRET_MISSING : ConditionReason.CERTIFICATE_INVALID,
        message);
  }

  private static Arguments degrading(
      String description, SecretState secret, ConditionReason reason, String message) {
    return arguments(description, secret, Severity.DEGRADING, reason, message);
  }

  private static SecretState with(String key, String text) {
    Map<String, String> secret = new HashMap<>(validSecret());
    secret.put(key, text);
    return present(secret);
  }

  private static SecretState without(String key) {
    Map<String, String> secret = new HashMap<>(validSecret());
    secret.remove(key);
    return present(secret);
  }

  private static SecretState withLeaf(KeyMaterial leaf) {
    return present(
        Map.of(
            "tls.crt", certificates(leaf, CA),
            "tls.key", Pem.of(leaf.key()),
            "ca.crt", certificates(CA)));
  }

  private static List<Finding> findings(Map<String, SecretState> secrets) {
    return findings(
        TestClusters.tls("{enabled: true, clientAuthRequired: true, certSecretName: certificate}"),
        secrets);
  }

  private static List<Finding> findings(BrokerCluster cluster, Map<String, SecretState> secrets) {
    return new CertificateValidator(
            BrokerCertificate.of(cluster, cluster.tls().enabled().orElseThrow()), NOW)
        .findings(new NamedSecrets(ImmutableMap.copyOf(secrets)));
  }
}

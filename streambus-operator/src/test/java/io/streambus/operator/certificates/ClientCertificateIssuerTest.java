package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.TestSecrets.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.ClientCertificateIssuer.ClientCertificate;
import io.streambus.resources.model.ClusterIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that proxies accept the certificates that a user gets, for a limited time. */
class ClientCertificateIssuerTest {

  private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

  private final ClusterIdentity cluster =
      TestClusters.tls("{enabled: true, selfSigned: true}").identity();
  private final KeyMaterial ca = new CertificateIssuer(new SecureRandom()).issueCa(cluster, NOW);
  private final ClientCertificateIssuer issuer =
      ClientCertificateIssuer.of(TestSecrets.secret(CaKeys.of(ca).secretData()), new SecureRandom())
          .orElseThrow();

  @Test
  void certificateIsForClientsOnly() throws GeneralSecurityException {
    // When
    X509Certificate certificate = parse(issuer.issue("CN=orders", Duration.ofDays(30), NOW));

    // Then
    assertThat(certificate.getExtendedKeyUsage()).containsExactly(CLIENT_AUTHENTICATION);
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getSubjectAlternativeNames()).isNull();
    certificate.verify(ca.certificate().getPublicKey());
  }

  @Test
  void lifetimeIsLimited() {
    // When
    ClientCertificate certificate = issuer.issue("CN=orders", Duration.ofDays(4_000), NOW);
    ClientCertificate lateCertificate =
        issuer.issue("CN=orders", Duration.ofDays(90), NOW.plus(Duration.ofDays(5 * 365 - 10)));

    // Then
    assertThat(certificate.notAfter()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    assertThat(lateCertificate.notAfter()).isEqualTo(ca.certificate().getNotAfter().toInstant());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CN=orders,O=Example; CN=orders,O=Example",
        "CN=orders, O=Example; CN=orders,O=Example",
        "CN=Jürgen; CN=J\\C3\\BCrgen"
      })
  void subjectHasTheFormatOfTheListOfSubjects(String subject, String listed) {
    assertThat(issuer.problem(subject)).isEmpty();
    assertThat(issuer.issue(subject, Duration.ofDays(1), NOW).subject()).isEqualTo(listed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "orders; is not a distinguished name",
        "O=Example; has no CN",
        "CN=orders.example.com; looks like a DNS name"
      })
  void subjectThatProxiesWouldRejectIsReported(String subject, String problem) {
    assertThat(issuer.problem(subject).orElse("")).contains(problem);
  }

  @Test
  void secretWithoutUsableCaHasNoIssuer() {
    assertThat(
            ClientCertificateIssuer.of(
                TestSecrets.secret(Map.of("ca.crt", "text")), new SecureRandom()))
        .isEmpty();
  }

  /** Proxies verify certificates with OpenSSL, which also checks the CN against the constraints. */
  @Test
  void openSslAcceptsTheCertificate(@TempDir Path directory)
      throws IOException, InterruptedException {
    // Given
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")));
    ClientCertificate certificate = issuer.issue("CN=orders,O=Example", Duration.ofDays(1), NOW);
    Path caFile = Files.writeString(directory.resolve("ca.crt"), certificate.ca());
    Path file = Files.writeString(directory.resolve("client.crt"), certificate.certificate());

    // When
    Process verification =
        new ProcessBuilder(
                List.of(
                    "/usr/bin/openssl",
                    "verify",
                    "-purpose",
                    "sslclient",
                    "-attime",
                    Long.toString(NOW.plusSeconds(60).getEpochSecond()),
                    "-CAfile",
                    caFile.toString(),
                    file.toString()))
            .redirectErrorStream(true)
            .start();

    // Then
    assertThat(new String(verification.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("client.crt: OK");
    assertThat(verification.waitFor()).isZero();
  }

  private static X509Certificate parse(ClientCertificate certificate)
      throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(
                    certificate.certificate().getBytes(StandardCharsets.UTF_8)));
  }
}

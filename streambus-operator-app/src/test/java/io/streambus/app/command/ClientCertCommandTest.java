package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.app.cluster.ApiServerStub;
import io.streambus.operator.certificates.CertificateGenerator;
import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.secret.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that no user gets a certificate that no proxy accepts. */
class ClientCertCommandTest {

  private static final String CLUSTER =
      """
      {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
       "metadata": {"name": "demo", "namespace": "default", "uid": "1"},
       "spec": {"security": {"tls": {"enabled": true, "selfSigned": true}}}}
      """;

  private static final String CA_SECRET =
      """
      {"apiVersion": "v1", "kind": "Secret",
       "metadata": {"name": "demo-ca", "namespace": "default", "ownerReferences": [
         {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster", "name": "demo",
          "uid": "%s", "controller": true}]},
       "data": {"ca.crt": "%s", "ca.key": "%s"}}
      """;

  private final ApiServerStub server = new ApiServerStub();
  private final CertificateGenerator generator = new CertificateGenerator(new SecureRandom());
  private final Instant now = Instant.now();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void certificateOfAnExpiredAuthorityIsNotIssued() throws IOException {
    // Given
    KeyMaterial expired = authority(now.minus(Duration.ofDays(1)));

    // When
    Invocation issue = issue("1", expired, expired);

    // Then
    assertThat(issue.exitCode()).isEqualTo(1);
    assertThat(issue.err())
        .contains("the CA in Secret default/demo-ca expired at", "check that it runs")
        .hasLineCount(1);
    assertThat(directory.resolve("client.key")).doesNotExist();
  }

  @Test
  void authorityThatIsNotValidYetIsNotUsed() throws IOException {
    // Given
    KeyMaterial early =
        generator.generateCa(
            new CertificateTemplate(
                "CN=demo", tomorrow(), tomorrow().plus(Duration.ofDays(9)), List.of()));

    // When
    Invocation issue = issue("1", early, early);

    // Then
    assertThat(issue.exitCode()).isEqualTo(1);
    assertThat(issue.err()).contains("is valid only from");
  }

  /** Proxies reject what a certificate without this flag has signed. */
  @Test
  void certificateThatIsNoAuthorityIsNotUsed() throws IOException {
    // Given
    KeyMaterial client =
        generator.generateClient(
            new CertificateTemplate("CN=demo", now, tomorrow(), List.of()), authority(tomorrow()));

    // When
    Invocation issue = issue("1", client, client);

    // Then
    assertThat(issue.exitCode()).isEqualTo(1);
    assertThat(issue.err()).contains("contains no usable CA");
  }

  @Test
  void authorityWithAnotherKeyIsNotUsed() throws IOException {
    // When
    Invocation issue = issue("1", authority(tomorrow()), authority(tomorrow()));

    // Then
    assertThat(issue.exitCode()).isEqualTo(1);
    assertThat(issue.err()).contains("Secret default/demo-ca contains no usable CA");
  }

  @Test
  void authorityOfAnotherOwnerIsNotUsed() throws IOException {
    // Given
    KeyMaterial planted = authority(tomorrow());

    // When
    Invocation issue = issue("2", planted, planted);

    // Then
    assertThat(issue.exitCode()).isEqualTo(1);
    assertThat(issue.err()).contains("Secret default/demo-ca does not belong to the cluster");
  }

  private Instant tomorrow() {
    return now.plus(Duration.ofDays(1));
  }

  private KeyMaterial authority(Instant notAfter) {
    return generator.generateCa(
        new CertificateTemplate("CN=demo", now.minus(Duration.ofDays(9)), notAfter, List.of()));
  }

  private Invocation issue(String owner, KeyMaterial certificate, KeyMaterial key)
      throws IOException {
    server.responding(
        "/apis/streambus.io/v1alpha1/namespaces/default/streambusclusters/demo", 200, CLUSTER);
    server.responding(
        "/api/v1/namespaces/default/secrets/demo-ca",
        200,
        CA_SECRET.formatted(
            owner, base64(Pem.of(List.of(certificate.certificate()))), base64(Pem.of(key.key()))));
    return Invocation.of(
        "client-cert",
        "demo",
        "--subject=CN=orders",
        "--output-dir=" + directory,
        "--kubeconfig=" + server.kubeconfig(directory));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

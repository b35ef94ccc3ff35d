package io.streambus.operator.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.streambus.api.spec.AuthorizationSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.testkit.controlplane.binaries.DebianProgram;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that the proxy accepts and rejects clients as the spec requires. */
class ProxyIT {

  private static final TlsSpec TLS =
      TlsSpec.builder()
          .enabled(true)
          .certSecretName("demo-certificate")
          .caSecretName("demo-authority")
          .build();
  private static final TlsSpec MUTUAL =
      TlsSpec.builder().from(TLS).clientAuthRequired(true).build();

  @TempDir private static Path directory = Path.of("");
  private static Path haproxy = Path.of("");

  private Optional<ProxyScenario> running = Optional.empty();

  @BeforeAll
  static void findHaproxy() {
    haproxy =
        ControlPlaneRequirement.getOrSkip(new DebianProgram("haproxy", "usr/sbin/haproxy")::find);
  }

  @AfterEach
  void stop() {
    running.ifPresent(ProxyScenario::close);
  }

  @Nested
  class AcceptedClients {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "CN=orders,O=Example",
          "CN=order history,O=Example Inc.,C=DE",
          "CN=a,O=Example\\, Inc.",
          "CN=Marks & Co,O=O'Neill {x}",
          "CN=J\\C3\\BCrgen,O=Example",
          "CN=\\#1\\ ",
        })
    void acceptsClientWithAllowedSubject(String subject) throws IOException {
      // Given
      ProxyScenario scenario = start(withAllowedSubjects());

      // When
      try (TestClient client = scenario.connect(subject)) {
        String reply = client.sendAndReceive("hello");

        // Then
        assertThat(reply).isEqualTo("hello");
        assertThat(client.protocol()).isEqualTo("TLSv1.3");
        assertThat(client.peerCertificate()).isEqualTo(scenario.certificate.certificate());
        assertThat(scenario.broker.received()).containsExactly("hello");
      }
    }

    @Test
    void acceptsEveryClientOfTrustedCaWithoutAllowList() throws IOException {
      // Given
      ProxyScenario scenario = start(SecuritySpec.builder().tls(MUTUAL).build());

      // When
      try (TestClient client = scenario.connect("CN=anyone")) {
        // Then
        assertThat(client.sendAndReceive("hello")).isEqualTo("hello");
      }
    }

    @Test
    void acceptsEveryTlsClientIfClientAuthIsOptional() throws IOException {
      // Given
      ProxyScenario scenario = start(SecuritySpec.builder().tls(TLS).build());

      // When
      try (TestClient client = scenario.connect(Optional.empty())) {
        // Then
        assertThat(client.sendAndReceive("hello")).isEqualTo("hello");
      }
    }
  }

  @Nested
  class RejectedClients {

    @Test
    void rejectsPlaintextClient() throws IOException {
      // Given
      ProxyScenario scenario = start(SecuritySpec.builder().tls(TLS).build());

      // When
      try (Socket plain =
          new Socket(InetAddress.getLoopbackAddress(), scenario.proxy.clientPort())) {
        plain.setSoTimeout(5_000);
        plain.getOutputStream().write("hello, in plaintext".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(plain.getInputStream().readAllBytes()).asString().doesNotContain("hello");
      }
      assertThat(scenario.broker.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "CN=orders,O=Other",
          "CN=orders",
          "O=Example,CN=orders",
          "CN=x,CN=orders,O=Example"
        })
    void rejectsClientWithOtherSubject(String subject) throws IOException {
      // Given
      ProxyScenario scenario = start(withAllowedSubjects());

      // Then
      assertConnectionRejected(scenario, scenario.connect(subject));
    }

    @Test
    void rejectsClientWithoutCertificate() throws IOException {
      // Given
      ProxyScenario scenario = start(SecuritySpec.builder().tls(MUTUAL).build());

      // Then
      assertConnectionRejected(scenario, scenario.connect(Optional.empty()));
      assertConnectionAccepted(scenario.connect("CN=orders,O=Example"));
    }

    @Test
    void rejectsClientOfUntrustedCa() throws IOException {
      // Given
      ProxyScenario scenario = start(withAllowedSubjects());
      TestIdentity forged =
          new TestCertificateAuthority("CN=clients").issueClientIdentity("CN=orders,O=Example");

      // Then
      assertConnectionRejected(scenario, scenario.connect(Optional.of(forged)));
      assertConnectionAccepted(scenario.connect("CN=orders,O=Example"));
    }

    @Test
    void rejectsEveryClientIfAllowListIsEmpty() throws IOException {
      // Given
      ProxyScenario scenario =
          start(
              SecuritySpec.builder()
                  .tls(MUTUAL)
                  .authorization(AuthorizationSpec.builder().enabled(true).build())
                  .build());

      // Then
      assertConnectionRejected(scenario, scenario.connect("CN=orders,O=Example"));
    }

    @Test
    void rejectsTlsVersionsBefore12() throws IOException {
      // Given
      ProxyScenario scenario = start(SecuritySpec.builder().tls(TLS).build());

      // Then
      int port = scenario.proxy.clientPort();
      assertThat(LegacyClientHello.sendAndReadAlert(port, 2)).isZero();
      assertThat(LegacyClientHello.sendAndReadAlert(port, 1))
          .isEqualTo(LegacyClientHello.PROTOCOL_VERSION_ALERT);
      assertThat(LegacyClientHello.sendAndReadAlert(port, 0))
          .isEqualTo(LegacyClientHello.PROTOCOL_VERSION_ALERT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "0.0.0.0"})
  void configurationIsValidWithAndWithoutIpv6(String address) throws IOException {
    // Given
    ProxyScenario scenario = start(withAllowedSubjects());

    // Then
    assertThat(scenario.proxy.validateConfig(address, haproxy))
        .contains("valid")
        .doesNotContain("WARNING");
  }

  private ProxyScenario start(SecuritySpec security) {
    ProxyScenario scenario = ProxyScenario.start(haproxy, directory, security);
    running = Optional.of(scenario);
    return scenario;
  }

  /**
   * The proxy closes the connection, which may reset it before the client has read the alert: the
   * client's error varies.
   */
  private static void assertConnectionRejected(ProxyScenario scenario, TestClient client)
      throws IOException {
    try (client) {
      assertThatIOException().isThrownBy(() -> client.sendAndReceive("hello"));
    }
    assertThat(scenario.broker.received()).isEmpty();
  }

  /** Shows that a rejection is not that of a proxy which serves nobody. */
  private static void assertConnectionAccepted(TestClient client) throws IOException {
    try (client) {
      assertThat(client.sendAndReceive("hello")).isEqualTo("hello");
    }
  }

  private static SecuritySpec withAllowedSubjects() {
    return SecuritySpec.builder()
        .tls(MUTUAL)
        .authorization(
            AuthorizationSpec.builder()
                .enabled(true)
                .addAllowedSubjects(
                    "CN=orders,O=Example",
                    "CN=order history,O=Example Inc.,C=DE",
                    "CN=a,O=Example\\, Inc.",
                    "CN=Marks & Co,O=O'Neill {x}",
                    "CN=J\\C3\\BCrgen,O=Example",
                    "CN=\\#1\\ ")
                .build())
        .build();
  }
}

package io.streambus.operator.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.streambus.api.spec.AuthorizationSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.testkit.controlplane.binaries.Haproxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If one of these failed, a client would be let in, or kept out, against the spec. */
class ProxyIT {

  private static final TlsSpec TLS =
      TlsSpec.builder()
          .enabled(true)
          .certSecretName("demo-certificate")
          .caSecretName("demo-authority")
          .build();
  private static final TlsSpec MUTUAL =
      TlsSpec.builder().from(TLS).clientAuthRequired(true).build();

  @TempDir private static Path folder = Path.of("");
  private static Path haproxy = Path.of("");

  private Optional<ProxyScenario> running = Optional.empty();

  @BeforeAll
  static void findHaproxy() {
    haproxy = Haproxy.orSkip();
  }

  @AfterEach
  void stop() {
    running.ifPresent(ProxyScenario::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CN=orders,O=Example", "CN=order history,O=Example Inc.,C=DE"})
  void aClientOfAListedSubjectTalksToTheBroker(String subject) throws IOException {
    // Given
    ProxyScenario scene = start(listed());

    // When
    try (TestClient client = scene.connect(subject)) {
      String answer = client.exchange("hello");

      // Then
      assertThat(answer).isEqualTo("hello");
      assertThat(client.protocol()).isEqualTo("TLSv1.3");
      assertThat(client.peer()).isEqualTo(scene.certificate.certificate());
      assertThat(scene.broker.received()).containsExactly("hello");
    }
  }

  @Test
  void aClientWithoutEncryptionIsRefused() throws IOException {
    // Given
    ProxyScenario scene = start(SecuritySpec.builder().tls(TLS).build());

    // When
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), scene.proxy.clientPort())) {
      plain.setSoTimeout(5_000);
      plain.getOutputStream().write("hello, in the clear".getBytes(StandardCharsets.UTF_8));

      // Then
      assertThat(plain.getInputStream().readAllBytes()).asString().doesNotContain("hello");
    }
    assertThat(scene.broker.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=orders,O=Other",
        "CN=orders",
        "O=Example,CN=orders",
        "CN=x,CN=orders,O=Example"
      })
  void aClientOfAnotherSubjectIsRefused(String subject) throws IOException {
    // Given
    ProxyScenario scene = start(listed());

    // Then
    assertRefused(scene, scene.connect(subject), "");
  }

  @Test
  void aClientWithoutACertificateIsRefused() throws IOException {
    // Given
    ProxyScenario scene = start(SecuritySpec.builder().tls(MUTUAL).build());

    // Then
    assertRefused(scene, scene.connect(Optional.empty()), "certificate_required");
  }

  @Test
  void aClientOfAnotherAuthorityIsRefused() throws IOException {
    // Given
    ProxyScenario scene = start(listed());
    TestPair forged = new TestAuthority("CN=clients").client("CN=orders,O=Example");

    // Then
    assertRefused(scene, scene.connect(Optional.of(forged)), "fatal alert");
  }

  @Test
  void anEmptyListLetsNobodyIn() throws IOException {
    // Given
    ProxyScenario scene =
        start(
            SecuritySpec.builder()
                .tls(MUTUAL)
                .authorization(AuthorizationSpec.builder().enabled(true).build())
                .build());

    // Then
    assertRefused(scene, scene.connect("CN=orders,O=Example"), "");
  }

  @Test
  void withoutAListEveryClientOfTheAuthorityIsLetIn() throws IOException {
    // Given
    ProxyScenario scene = start(SecuritySpec.builder().tls(MUTUAL).build());

    // When
    try (TestClient client = scene.connect("CN=whoever")) {
      // Then
      assertThat(client.exchange("hello")).isEqualTo("hello");
    }
  }

  @Test
  void withoutClientCertificatesEveryClientWithTlsIsLetIn() throws IOException {
    // Given
    ProxyScenario scene = start(SecuritySpec.builder().tls(TLS).build());

    // When
    try (TestClient client = scene.connect(Optional.empty())) {
      // Then
      assertThat(client.exchange("hello")).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "0.0.0.0"})
  void theConfigurationIsValidWithAndWithoutIpv6(String address) throws IOException {
    // Given
    ProxyScenario scene = start(listed());

    // Then
    assertThat(scene.proxy.check(address, haproxy)).contains("valid").doesNotContain("WARNING");
  }

  @Test
  void versionsOfTlsBefore12AreRefused() throws IOException {
    // Given
    ProxyScenario scene = start(SecuritySpec.builder().tls(TLS).build());

    // Then
    int port = scene.proxy.clientPort();
    assertThat(TestHello.alert(port, 2)).isZero();
    assertThat(TestHello.alert(port, 1)).isEqualTo(TestHello.PROTOCOL_VERSION);
    assertThat(TestHello.alert(port, 0)).isEqualTo(TestHello.PROTOCOL_VERSION);
  }

  private ProxyScenario start(SecuritySpec security) {
    ProxyScenario scene = ProxyScenario.start(haproxy, folder, security);
    running = Optional.of(scene);
    return scene;
  }

  /** What is told is empty where the connection ends, which shows in more than one way. */
  private static void assertRefused(ProxyScenario scene, TestClient client, String why)
      throws IOException {
    try (client) {
      assertThatIOException().isThrownBy(() -> client.exchange("hello")).withMessageContaining(why);
    }
    assertThat(scene.broker.received()).isEmpty();
  }

  private static SecuritySpec listed() {
    return SecuritySpec.builder()
        .tls(MUTUAL)
        .authorization(
            AuthorizationSpec.builder()
                .enabled(true)
                .addAllowedSubjects("CN=orders,O=Example", "CN=order history,O=Example Inc.,C=DE")
                .build())
        .build();
  }
}

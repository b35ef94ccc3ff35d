package io.streambus.operator.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.testkit.controlplane.binaries.Haproxy;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * If one of these failed, a renewal, a restart or a failure would cost clients more than it must.
 */
class ProxyLifeIT {

  private static final SecuritySpec SECURITY =
      SecuritySpec.builder()
          .tls(
              TlsSpec.builder()
                  .enabled(true)
                  .certSecretName("demo-certificate")
                  .caSecretName("demo-authority")
                  .clientAuthRequired(true)
                  .build())
          .build();

  @TempDir private static Path folder = Path.of("");
  private static Path haproxy = Path.of("");

  private ProxyScenario scene;

  @BeforeAll
  static void findHaproxy() {
    haproxy = Haproxy.orSkip();
  }

  @BeforeEach
  void start() {
    scene = ProxyScenario.start(haproxy, folder, SECURITY);
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void aRenewedCertificateIsShownWhileAnOldConnectionLivesOn() throws IOException {
    // Given
    TestPair renewed = scene.brokers.server();
    try (TestClient old = scene.connect("CN=old")) {
      old.exchange("before");

      // When
      scene.certificateSecret.write(renewed.secret());
      await().atMost(ProxyScenario.NOTICED).until(() -> shown().equals(renewed.certificate()));

      // Then
      assertThat(old.exchange("after")).isEqualTo("after");
      assertThat(old.peer()).isEqualTo(scene.certificate.certificate());
    }
  }

  @Test
  void aBrokenRenewalKeepsTheFormerCertificateUntilItIsRepaired() throws IOException {
    // Given
    TestPair renewed = scene.brokers.server();
    Map<String, String> otherKey = scene.brokers.server().secret();

    // When
    scene.certificateSecret.write(
        Map.of(
            "tls.crt", TestPair.pem(renewed.certificate()),
            "tls.key", otherKey.getOrDefault("tls.key", "")));
    await().atMost(ProxyScenario.NOTICED).until(() -> printed("cannot be loaded"));

    // Then
    assertThat(shown()).isEqualTo(scene.certificate.certificate());

    // When
    scene.certificateSecret.write(renewed.secret());

    // Then
    await().atMost(ProxyScenario.NOTICED).until(() -> shown().equals(renewed.certificate()));
  }

  @Test
  void clientsOfARenewedAuthorityAreLetInAndThoseOfTheFormerAreNot() throws IOException {
    // Given
    TestAuthority next = new TestAuthority("CN=next");
    Optional<TestPair> nextClient = Optional.of(next.client("CN=client"));

    // When
    scene.authoritySecret.write(Map.of("ca.crt", TestPair.pem(next.certificate())));

    // Then
    await()
        .atMost(ProxyScenario.NOTICED)
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(() -> exchange(nextClient).equals("hello"));
    assertThatIOException()
        .isThrownBy(() -> exchange(Optional.of(scene.clients.client("CN=client"))));
  }

  @Test
  void thePodIsReadyWhileTheBrokerTakesClientsAndTheProxyLivesWithoutIt() {
    // When
    scene.broker.close();

    // Then
    await().atMost(ProxyScenario.NOTICED).until(() -> scene.proxy.readiness() == 503);
    assertThat(scene.proxy.liveness()).isEqualTo(200);

    // When
    try (EchoBroker again = new EchoBroker(scene.broker.port())) {
      // Then
      await().atMost(ProxyScenario.NOTICED).until(() -> scene.proxy.readiness() == 200);
      assertThat(again.received()).as("checks send nothing").isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "USR1"})
  void aStopTakesNoNewClientsAndLetsConnectionsEnd(String signal)
      throws IOException, InterruptedException {
    // Given
    try (TestClient old = scene.connect("CN=old")) {
      old.exchange("before");

      // When
      signal(signal, scene.proxy.process().toHandle());
      await().atMost(ProxyScenario.NOTICED).until(() -> scene.proxy.readiness() == 0);

      // Then
      assertThatIOException().isThrownBy(() -> scene.connect("CN=new"));
      assertThat(old.exchange("after")).isEqualTo("after");
      assertThat(scene.proxy.process().isAlive()).isTrue();
    }
    assertThat(scene.proxy.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(scene.proxy.process().exitValue()).isZero();
  }

  @Test
  void theContainerEndsWithTheProxy() throws InterruptedException {
    // Given
    ProcessHandle haproxyItself =
        scene
            .proxy
            .process()
            .children()
            .filter(child -> child.children().findAny().isPresent())
            .filter(child -> child.info().command().orElse("").endsWith("haproxy"))
            .findFirst()
            .orElseThrow();

    // When
    haproxyItself.destroyForcibly();

    // Then
    assertThat(scene.proxy.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(scene.proxy.process().exitValue()).isNotZero();
  }

  private Certificate shown() throws IOException {
    try (TestClient client = scene.connect("CN=new")) {
      client.exchange("hello");
      return client.peer();
    }
  }

  private String exchange(Optional<TestPair> identity) throws IOException {
    try (TestClient client = scene.connect(identity)) {
      return client.exchange("hello");
    }
  }

  private boolean printed(String text) {
    return scene.proxy.printed().contains(text);
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}

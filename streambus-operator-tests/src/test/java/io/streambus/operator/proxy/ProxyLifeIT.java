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

/** Guarantees that renewals, restarts and failures disrupt clients as little as possible. */
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

  @TempDir private static Path directory = Path.of("");
  private static Path haproxy = Path.of("");

  private ProxyScenario scenario;

  @BeforeAll
  static void findHaproxy() {
    haproxy = Haproxy.orSkip();
  }

  @BeforeEach
  void start() {
    scenario = ProxyScenario.start(haproxy, directory, SECURITY);
  }

  @AfterEach
  void stop() {
    scenario.close();
  }

  @Test
  void renewedCertificateIsServedWithoutClosingConnections() throws IOException {
    // Given
    TestPair renewed = scenario.brokers.server();
    try (TestClient old = scenario.connect("CN=old")) {
      old.exchange("before");

      // When
      scenario.certificateSecret.write(renewed.secret());
      await().atMost(ProxyScenario.NOTICED).until(() -> servedCertificate().equals(renewed.certificate()));

      // Then
      assertThat(old.exchange("after")).isEqualTo("after");
      assertThat(old.peer()).isEqualTo(scenario.certificate.certificate());
    }
  }

  @Test
  void invalidRenewalRetainsPreviousCertificateUntilCorrected() throws IOException {
    // Given
    TestPair renewed = scenario.brokers.server();
    Map<String, String> otherKey = scenario.brokers.server().secret();

    // When
    scenario.certificateSecret.write(
        Map.of(
            "tls.crt", TestPair.pem(renewed.certificate()),
            "tls.key", otherKey.getOrDefault("tls.key", "")));
    await().atMost(ProxyScenario.NOTICED).until(() -> logContains("cannot be loaded"));

    // Then
    assertThat(servedCertificate()).isEqualTo(scenario.certificate.certificate());

    // When
    scenario.certificateSecret.write(renewed.secret());

    // Then
    await().atMost(ProxyScenario.NOTICED).until(() -> servedCertificate().equals(renewed.certificate()));
  }

  @Test
  void renewedCaReplacesPreviousCa() throws IOException {
    // Given
    TestAuthority next = new TestAuthority("CN=next");
    Optional<TestPair> nextClient = Optional.of(next.client("CN=client"));

    // When
    scenario.authoritySecret.write(Map.of("ca.crt", TestPair.pem(next.certificate())));

    // Then
    await()
        .atMost(ProxyScenario.NOTICED)
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(() -> exchange(nextClient).equals("hello"));
    assertThatIOException()
        .isThrownBy(() -> exchange(Optional.of(scenario.clients.client("CN=client"))));
  }

  @Test
  void readinessFollowsBrokerWhileProxyStaysAlive() {
    // When
    scenario.broker.close();

    // Then
    await().atMost(ProxyScenario.NOTICED).until(() -> scenario.proxy.readiness() == 503);
    assertThat(scenario.proxy.liveness()).isEqualTo(200);

    // When
    try (EchoBroker restarted = new EchoBroker(scenario.broker.port())) {
      // Then
      await().atMost(ProxyScenario.NOTICED).until(() -> scenario.proxy.readiness() == 200);
      assertThat(restarted.received()).as("health checks send nothing").isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "USR1"})
  void shutdownRejectsNewClientsAndDrainsConnections(String signal)
      throws IOException, InterruptedException {
    // Given
    try (TestClient old = scenario.connect("CN=old")) {
      old.exchange("before");

      // When
      signal(signal, scenario.proxy.process().toHandle());
      await().atMost(ProxyScenario.NOTICED).until(() -> scenario.proxy.readiness() == 0);

      // Then
      assertThatIOException().isThrownBy(() -> scenario.connect("CN=new"));
      assertThat(old.exchange("after")).isEqualTo("after");
      assertThat(scenario.proxy.process().isAlive()).isTrue();
    }
    assertThat(scenario.proxy.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(scenario.proxy.process().exitValue()).isZero();
  }

  @Test
  void containerExitsWithHaproxy() throws InterruptedException {
    // Given
    ProcessHandle haproxyWorker =
        scenario
            .proxy
            .process()
            .children()
            .filter(child -> child.children().findAny().isPresent())
            .filter(child -> child.info().command().orElse("").endsWith("haproxy"))
            .findFirst()
            .orElseThrow();

    // When
    haproxyWorker.destroyForcibly();

    // Then
    assertThat(scenario.proxy.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(scenario.proxy.process().exitValue()).isNotZero();
  }

  private Certificate servedCertificate() throws IOException {
    try (TestClient client = scenario.connect("CN=new")) {
      client.exchange("hello");
      return client.peer();
    }
  }

  private String exchange(Optional<TestPair> identity) throws IOException {
    try (TestClient client = scenario.connect(identity)) {
      return client.exchange("hello");
    }
  }

  private boolean logContains(String text) {
    return scenario.proxy.printed().contains(text);
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}

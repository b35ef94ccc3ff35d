package io.streambus.operator.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.testkit.controlplane.binaries.DebianProgram;
import io.streambus.testkit.junit.ControlPlaneRequirement;
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
class ProxyLifecycleIT {

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
    haproxy =
        ControlPlaneRequirement.getOrSkip(new DebianProgram("haproxy", "usr/sbin/haproxy")::find);
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
    TestIdentity renewed = scenario.brokerCa.issueServerIdentity();
    try (TestClient old = scenario.connect("CN=old")) {
      old.sendAndReceive("before");

      // When
      scenario.certificateSecret.write(renewed.secretData());
      await()
          .atMost(ProxyScenario.DETECTION_TIMEOUT)
          .until(() -> servedCertificate().equals(renewed.certificate()));

      // Then
      assertThat(old.sendAndReceive("after")).isEqualTo("after");
      assertThat(old.peerCertificate()).isEqualTo(scenario.certificate.certificate());
    }
  }

  @Test
  void invalidRenewalRetainsPreviousCertificateUntilCorrected() throws IOException {
    // Given
    TestIdentity renewed = scenario.brokerCa.issueServerIdentity();
    Map<String, String> otherKey = scenario.brokerCa.issueServerIdentity().secretData();

    // When
    scenario.certificateSecret.write(
        Map.of(
            "tls.crt", TestIdentity.toPem(renewed.certificate()),
            "tls.key", otherKey.getOrDefault("tls.key", "")));
    await()
        .atMost(ProxyScenario.DETECTION_TIMEOUT)
        .until(() -> logContains("renewed certificates are invalid"));

    // Then
    assertThat(servedCertificate()).isEqualTo(scenario.certificate.certificate());

    // When
    scenario.certificateSecret.write(renewed.secretData());

    // Then
    await()
        .atMost(ProxyScenario.DETECTION_TIMEOUT)
        .until(() -> servedCertificate().equals(renewed.certificate()));
  }

  @Test
  void renewedCaReplacesPreviousCa() throws IOException {
    // Given
    TestCertificateAuthority next = new TestCertificateAuthority("CN=next");
    Optional<TestIdentity> nextClient = Optional.of(next.issueClientIdentity("CN=client"));

    // When
    scenario.caSecret.write(Map.of("ca.crt", TestIdentity.toPem(next.certificate())));

    // Then
    await()
        .atMost(ProxyScenario.DETECTION_TIMEOUT)
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(() -> exchange(nextClient).equals("hello"));
    assertThatIOException()
        .isThrownBy(
            () -> exchange(Optional.of(scenario.clientCa.issueClientIdentity("CN=client"))));
  }

  @Test
  void readinessFollowsBrokerWhileProxyStaysAlive() {
    // When
    scenario.broker.close();

    // Then
    await()
        .atMost(ProxyScenario.DETECTION_TIMEOUT)
        .until(() -> scenario.proxy.readinessStatus() == 503);
    assertThat(scenario.proxy.livenessStatus()).isEqualTo(200);

    // When
    try (EchoBroker restarted = new EchoBroker(scenario.broker.port())) {
      // Then
      await()
          .atMost(ProxyScenario.DETECTION_TIMEOUT)
          .until(() -> scenario.proxy.readinessStatus() == 200);
      assertThat(restarted.received()).as("health checks send nothing").isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "USR1"})
  void shutdownRejectsNewClientsAndDrainsConnections(String signal)
      throws IOException, InterruptedException {
    // Given
    try (TestClient old = scenario.connect("CN=old")) {
      old.sendAndReceive("before");

      // When
      signal(signal, scenario.proxy.process().toHandle());
      await()
          .atMost(ProxyScenario.DETECTION_TIMEOUT)
          .until(() -> scenario.proxy.readinessStatus() == 0);

      // Then
      assertThatIOException().isThrownBy(() -> scenario.connect("CN=new"));
      assertThat(old.sendAndReceive("after")).isEqualTo("after");
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
      client.sendAndReceive("hello");
      return client.peerCertificate();
    }
  }

  private String exchange(Optional<TestIdentity> identity) throws IOException {
    try (TestClient client = scenario.connect(identity)) {
      return client.sendAndReceive("hello");
    }
  }

  private boolean logContains(String text) {
    return scenario.proxy.logOutput().contains(text);
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}

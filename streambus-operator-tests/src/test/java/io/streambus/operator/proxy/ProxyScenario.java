package io.streambus.operator.proxy;

import static org.awaitility.Awaitility.await;

import io.streambus.api.spec.SecuritySpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A broker behind a proxy, with the Secrets that the proxy reads. */
final class ProxyScenario implements AutoCloseable {

  /** Ample for a poll interval of five seconds, even on a busy machine. */
  static final Duration DETECTION_TIMEOUT = Duration.ofSeconds(30);

  final TestCertificateAuthority brokerCa = new TestCertificateAuthority("CN=brokers");
  final TestCertificateAuthority clientCa = new TestCertificateAuthority("CN=clients");
  final TestIdentity certificate = brokerCa.issueServerIdentity();
  final MountedSecret certificateSecret;
  final MountedSecret caSecret;
  final RunningProxy proxy;
  final EchoBroker broker;

  private ProxyScenario(Path haproxy, Path root, SecuritySpec security) {
    certificateSecret = RunningProxy.certificateMount(root);
    certificateSecret.write(certificate.secretData());
    caSecret = RunningProxy.caMount(root);
    caSecret.write(Map.of("ca.crt", TestIdentity.toPem(clientCa.certificate())));
    Map<String, Integer> ports = RunningProxy.freePorts();
    broker = new EchoBroker(ports.getOrDefault(RunningProxy.BROKER_PORT, 0));
    proxy = RunningProxy.start(RenderedProxy.of(security), root, ports, haproxy);
  }

  /** Returns once the proxy reports that the broker accepts clients. */
  static ProxyScenario start(Path haproxy, Path directory, SecuritySpec security) {
    try {
      ProxyScenario scenario =
          new ProxyScenario(haproxy, Files.createTempDirectory(directory, "proxy"), security);
      await("ready").atMost(DETECTION_TIMEOUT).until(() -> scenario.proxy.readinessStatus() == 200);
      return scenario;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestClient connect(String subject) throws IOException {
    return connect(Optional.of(clientCa.issueClientIdentity(subject)));
  }

  TestClient connect(Optional<TestIdentity> identity) throws IOException {
    return TestClient.connect(proxy.clientPort(), brokerCa.certificate(), identity);
  }

  @Override
  public void close() {
    broker.close();
    proxy.close();
  }
}

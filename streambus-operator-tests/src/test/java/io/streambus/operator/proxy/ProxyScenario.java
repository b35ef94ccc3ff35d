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
  static final Duration NOTICED = Duration.ofSeconds(30);

  final TestAuthority brokers = new TestAuthority("CN=brokers");
  final TestAuthority clients = new TestAuthority("CN=clients");
  final TestPair certificate = brokers.server();
  final MountedSecret certificateSecret;
  final MountedSecret authoritySecret;
  final RunningProxy proxy;
  final EchoBroker broker;

  private ProxyScenario(Path haproxy, Path root, SecuritySpec security) {
    certificateSecret = RunningProxy.certificate(root);
    certificateSecret.write(certificate.secret());
    authoritySecret = RunningProxy.authority(root);
    authoritySecret.write(Map.of("ca.crt", TestPair.pem(clients.certificate())));
    Map<String, Integer> ports = RunningProxy.freePorts();
    broker = new EchoBroker(ports.getOrDefault(RunningProxy.BROKER, 0));
    proxy = RunningProxy.start(ProxyFiles.of(security), root, ports, haproxy);
  }

  /** Returns once the proxy reports that the broker accepts clients. */
  static ProxyScenario start(Path haproxy, Path directory, SecuritySpec security) {
    try {
      ProxyScenario scenario =
          new ProxyScenario(haproxy, Files.createTempDirectory(directory, "proxy"), security);
      await("ready").atMost(NOTICED).until(() -> scenario.proxy.readiness() == 200);
      return scenario;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestClient connect(String subject) throws IOException {
    return connect(Optional.of(clients.client(subject)));
  }

  TestClient connect(Optional<TestPair> identity) throws IOException {
    return TestClient.connect(proxy.clientPort(), brokers.certificate(), identity);
  }

  @Override
  public void close() {
    broker.close();
    proxy.close();
  }
}

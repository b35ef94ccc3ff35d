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

/** A broker that takes clients, with a proxy before it and the Secrets that the proxy reads. */
final class ProxyScenario implements AutoCloseable {

  /** Enough for five seconds between two looks, on a machine that has much else to do. */
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

  /** Returns when the proxy knows that the broker takes clients. */
  static ProxyScenario start(Path haproxy, Path folder, SecuritySpec security) {
    try {
      ProxyScenario scene =
          new ProxyScenario(haproxy, Files.createTempDirectory(folder, "proxy"), security);
      await("ready").atMost(NOTICED).until(() -> scene.proxy.readiness() == 200);
      return scene;
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

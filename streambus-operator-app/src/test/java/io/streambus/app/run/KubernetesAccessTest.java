package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Ticker;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.app.apiclient.WatchActivity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that the load on the API server, and its failures, can be read from the metrics. */
class KubernetesAccessTest {

  private final Path directory;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  KubernetesAccessTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void countsEachResponseByItsStatusCode() throws IOException {
    // Given
    HttpServer server = server(404);
    try (KubernetesClient client = client(server)) {

      // When
      client.configMaps().inNamespace("shop").withName("a").get();
      client.configMaps().inNamespace("shop").withName("b").get();

      // Then
      assertThat(requests()).isEqualTo(Map.of(List.of("get", "configmaps", "404"), 2.0));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void countsRepeatedRequestsEachTime() throws IOException {
    // Given
    HttpServer server = server(500);
    try (KubernetesClient client = client(server)) {

      // When
      assertThatThrownBy(() -> client.configMaps().inNamespace("shop").withName("a").get())
          .isInstanceOf(KubernetesClientException.class);

      // Then
      assertThat(requests()).isEqualTo(Map.of(List.of("get", "configmaps", "500"), 4.0));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void countsRequestsOfDerivedClientThatReceivedNoResponse() throws IOException {
    // Given
    HttpServer server = server(200);
    try (KubernetesClient client = client(server)) {
      server.stop(0);
      KubernetesClient derived =
          client
              .newClient(
                  new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                      .withRequestRetryBackoffLimit(0)
                      .build())
              .adapt(KubernetesClient.class);

      // When
      assertThatThrownBy(() -> derived.leases().inNamespace("shop").withName("a").get())
          .isInstanceOf(KubernetesClientException.class);

      // Then
      assertThat(requests()).isEqualTo(Map.of(List.of("get", "leases", "error"), 1.0));
    }
  }

  @Test
  void countsStartedWatchOnce() throws IOException {
    // Given
    HttpServer server = openServer();
    try (KubernetesClient client = client(server);

        // When
        Watch watch = client.configMaps().inNamespace("shop").watch(new IgnoringWatcher())) {

      // Then
      assertThat(watch).isNotNull();
      Awaitility.await()
          .until(() -> requests().equals(Map.of(List.of("watch", "configmaps", "200"), 1.0)));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void countsRejectedWatch() throws IOException {
    // Given
    HttpServer server = server(410);
    try (KubernetesClient client = client(server);

        // When
        Watch watch = client.configMaps().inNamespace("shop").watch(new IgnoringWatcher())) {

      // Then
      assertThat(watch).isNotNull();
      Awaitility.await()
          .until(() -> requests().equals(Map.of(List.of("watch", "configmaps", "410"), 1.0)));
    } finally {
      server.stop(0);
    }
  }

  private Map<List<String>, Double> requests() {
    return registry.find("streambus.operator.api.requests").counters().stream()
        .collect(Collectors.toMap(counter -> labels(counter.getId()), counter -> counter.count()));
  }

  private static List<String> labels(Meter.Id id) {
    return List.of(tag(id, "verb"), tag(id, "kind"), tag(id, "code"));
  }

  private static String tag(Meter.Id id, String key) {
    return String.valueOf(id.getTag(key));
  }

  private KubernetesClient client(HttpServer server) throws IOException {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return KubernetesAccess.client(
        Map.of("KUBECONFIG", new KubeconfigFile(directory).write(address)),
        registry,
        new WatchActivity(Ticker.systemTicker()));
  }

  private static HttpServer server(int code) throws IOException {
    return server(
        exchange -> {
          exchange.sendResponseHeaders(code, -1);
          exchange.close();
        });
  }

  /** Starts a server whose responses do not end. */
  private static HttpServer openServer() throws IOException {
    return server(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          // Since JDK 25, the headers are otherwise sent with the first part of the body.
          exchange.getResponseBody().flush();
        });
  }

  private static HttpServer server(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static final class IgnoringWatcher implements Watcher<ConfigMap> {

    @Override
    public void eventReceived(Action action, ConfigMap object) {}

    @Override
    public void onClose(@Nullable WatcherException cause) {}
  }
}

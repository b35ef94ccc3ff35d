package io.streambus.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.client.SecretWatches;
import io.streambus.operator.secrets.SecretState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** If one of these failed, nobody would learn why a cluster waits for a Secret that is there. */
@Timeout(60)
class SecretWatchesTest {

  private static final int HANGS = 0;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Queue<String> woken = new ConcurrentLinkedQueue<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private KubernetesClient client;
  private SecretWatches watches;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .withRequestTimeout(500)
                    .withRequestRetryBackoffLimit(0)
                    .withWatchReconnectInterval(100)
                    .build())
            .build();
    watches = new SecretWatches(client, (namespace, name) -> woken.add(namespace + "/" + name));
  }

  @AfterEach
  void stop() {
    watches.close();
    client.close();
    server.stop(0);
  }

  @Test
  void aMissingRightIsNamedAndTheClusterIsWoken() {
    // Given
    answer(403, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":403,\"message\":\"no\"}");

    // When
    assertThat(state()).isEqualTo(new SecretState.Unknown());

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(state())
                    .isEqualTo(
                        new SecretState.Unreadable(
                            "the API server answers 403; give the operator the verbs get, list and"
                                + " watch on secrets in namespace shop, or on the one called"
                                + " certificate")));
    assertThat(woken).containsOnly("shop/demo");
  }

  @Test
  void aServerInTroubleIsToldWhenItLasts() {
    // Given
    answer(503, "<html>bad gateway</html>");

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(state())
                    .isEqualTo(new SecretState.Unreadable("the API server does not answer")));
    assertThat(asked).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aServerThatHangsIsToldAfterTheTimeOut() {
    // Given
    answer(HANGS, "");

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(state()).isInstanceOf(SecretState.Unreadable.class));
  }

  @Test
  void onlyTheNamedSecretIsAskedFor() {
    // Given
    answer(403, "{}");

    // When
    state();

    // Then
    await().atMost(PATIENCE).until(() -> !asked.isEmpty());
    assertThat(asked)
        .allMatch(url -> url.startsWith("/api/v1/namespaces/shop/secrets?"))
        .allMatch(url -> url.contains("fieldSelector=metadata.name%3Dcertificate"));
  }

  @Test
  void aWatchEndsWithTheLastClusterThatNamesItsSecret() throws InterruptedException {
    // Given
    answer(403, "{}");
    watches.secrets(cluster("demo"), Set.of("certificate"));
    watches.secrets(cluster("other"), Set.of("certificate"));

    // When
    watches.forget(cluster("demo"));
    int before = asked.size();

    // Then
    await().atMost(PATIENCE).until(() -> asked.size() > before);

    // When
    watches.secrets(cluster("other"), Set.of());
    Thread.sleep(500);
    List<String> then = List.copyOf(asked);
    Thread.sleep(2000);

    // Then
    assertThat(asked).containsExactlyElementsOf(then);
  }

  private SecretState state() {
    return watches.secrets(cluster("demo"), Set.of("certificate")).get("certificate");
  }

  private static StreamBusCluster cluster(String name) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withNamespace("shop").withName(name).build());
    return cluster;
  }

  private void answer(int code, String body) {
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          if (code != HANGS) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          }
        });
  }
}

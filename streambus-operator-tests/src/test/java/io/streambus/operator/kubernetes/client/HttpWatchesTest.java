package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.streambus.operator.fixture.FakeApiServer;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that an informer follows the API server, whatever the objects contain and whenever its
 * connection ends: otherwise, the operator acts on what was true long ago.
 */
class HttpWatchesTest {

  private static final String KIND = "configmaps";
  private static final int CONNECTIONS = 200;
  private static final String TEXT = "größer als 3 €, 日本語 \uD83D\uDE80";

  private final FakeApiServer server;
  private final KubernetesClient client;
  private final SharedIndexInformer<ConfigMap> informer;

  HttpWatchesTest() throws IOException {
    server = FakeApiServer.start();
    Config config = server.config();
    config.setWatchReconnectInterval(1);
    client = HttpWatches.clientBuilder(config).build();
    informer = client.configMaps().inNamespace("shop").inform();
  }

  @AfterEach
  void stop() throws IOException {
    informer.close();
    client.close();
    server.close();
  }

  /** With WebSockets and the client of the JDK, few of the ends are noticed. */
  @Test
  void connectionMayEndWhileEventIsBeingProcessed() throws IOException {
    for (int connection = 1; connection <= CONNECTIONS; connection++) {
      // Given
      awaitWatch(connection);

      // When
      server.send(KIND, event(connection));
      server.interruptWatches(KIND);
    }

    // Then
    awaitWatch(CONNECTIONS + 1);
    assertThat(informer.isRunning()).isTrue();
  }

  @Test
  void informerIsWatchingBeforeFirstEvent() {
    await().until(informer::isWatching);
  }

  @Test
  void eventMayContainAnyCharactersAndArriveInParts() throws IOException {
    // Given
    awaitWatch(1);

    // When
    server.send(KIND, event(1));
    server.send(KIND, event(2));

    // Then
    await().until(() -> informer.lastSyncResourceVersion().equals("12"));
    assertThat(informer.getStore().getByKey("shop/prices").getData()).containsEntry("a", TEXT);
    assertThat(server.startedWatches(KIND)).isOne();
  }

  /** The bytes of a list exceed its objects in the cache by far. */
  @Test
  void listIsReleasedWhileItsConnectionWatches() {
    // Given
    var lists = new ListProbe();
    Config config = server.config();
    HttpWatches.clientBuilder(config);
    var builder = new KubernetesClientBuilder().withConfig(config);
    builder.withHttpClientBuilderConsumer(
        http -> {
          http.addOrReplaceInterceptor("probe", lists);
          HttpWatches.addTo(http);
        });

    // When
    try (var probed = builder.build();
        var secrets = probed.secrets().inNamespace("shop").inform()) {
      await().until(secrets::isWatching);

      // Then
      await().until(lists::isReleased);
    }
  }

  private void awaitWatch(int number) {
    await().until(() -> server.startedWatches(KIND) >= number);
  }

  private static ConditionFactory await() {
    return Awaitility.await().pollInterval(Duration.ofMillis(1));
  }

  private static String event(int number) {
    return """
        {"type":"ADDED","object":{"apiVersion":"v1","kind":"ConfigMap","data":{"a":"%s"},\
        "metadata":{"name":"prices","namespace":"shop","resourceVersion":"%d"}}}"""
        .formatted(TEXT, number + 10);
  }

  /** What the client does with the responses to its lists. */
  private static final class ListProbe implements Interceptor {

    private final Queue<WeakReference<?>> consumers = new ConcurrentLinkedQueue<>();

    @Override
    public AsyncBody.Consumer<List<ByteBuffer>> consumer(
        AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
      if (!HttpWatches.isWatch(request)) {
        consumers.add(new WeakReference<>(consumer));
      }
      return consumer;
    }

    boolean isReleased() {
      System.gc();
      return !consumers.isEmpty() && consumers.stream().allMatch(each -> each.get() == null);
    }
  }
}

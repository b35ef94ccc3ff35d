package io.streambus.operator.kubernetes.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that an informer follows the API server, whatever the objects contain and whenever its
 * connection ends: otherwise, the operator acts on what was true long ago.
 */
class HttpWatchesTest {

  private static final int CONNECTIONS = 200;
  private static final String TEXT = "größer als 3 €, 日本語 \uD83D\uDE80";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger watches = new AtomicInteger();
  private final ServerSocket server = listen();

  @AfterEach
  void stopServer() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  /** With WebSockets and the client of the JDK, few of the ends are noticed. */
  @Test
  void connectionMayEndWhileEventIsBeingProcessed() {
    // Given
    threads.execute(() -> accept(HttpWatchesTest::sendEventAndDisconnect));

    // When
    try (KubernetesClient client = client();
        SharedIndexInformer<ConfigMap> informer = informer(client)) {

      // Then
      Awaitility.await().until(() -> watches.get() >= CONNECTIONS);
      assertThat(informer.isRunning()).isTrue();
    }
  }

  @Test
  void informerIsWatchingBeforeFirstEvent() {
    // Given
    threads.execute(() -> accept((out, number) -> {}));

    // When
    try (KubernetesClient client = client();
        SharedIndexInformer<ConfigMap> informer = informer(client)) {

      // Then
      Awaitility.await().until(informer::isWatching);
    }
  }

  @Test
  void eventMayContainAnyCharactersAndArriveInParts() {
    // Given
    threads.execute(() -> accept(HttpWatchesTest::sendByteByByte));

    // When
    try (KubernetesClient client = client();
        SharedIndexInformer<ConfigMap> informer = informer(client)) {

      // Then
      Awaitility.await().until(() -> informer.getStore().getByKey("shop/prices") != null);
      assertThat(informer.getStore().getByKey("shop/prices").getData()).containsEntry("a", TEXT);
      assertThat(watches).hasValue(1);
    }
  }

  private static void sendEventAndDisconnect(OutputStream out, int number) throws IOException {
    out.write(event(number).getBytes(UTF_8));
    out.close();
  }

  private static void sendByteByByte(OutputStream out, int number) throws IOException {
    for (byte each : event(number).getBytes(UTF_8)) {
      out.write(each);
      out.flush();
    }
  }

  private static String event(int number) {
    return """
        {"type":"ADDED","object":{"apiVersion":"v1","kind":"ConfigMap","data":{"a":"%s"},\
        "metadata":{"name":"prices","namespace":"shop","resourceVersion":"%d"}}}
        """
        .formatted(TEXT, number + 10);
  }

  private static SharedIndexInformer<ConfigMap> informer(KubernetesClient client) {
    return client.configMaps().inNamespace("shop").inform();
  }

  private KubernetesClient client() {
    return HttpWatches.clientBuilder(
            new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:" + server.getLocalPort())
                .withWatchReconnectInterval(1)
                .build())
        .build();
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(Events events) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket, events));
      } catch (IOException e) {
        // The test has ended.
        return;
      }
    }
  }

  private void serve(Socket socket, Events events) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      List<String> head = in.lines().takeWhile(line -> !line.isEmpty()).toList();
      OutputStream out = socket.getOutputStream();
      if (head.get(0).contains("watch=true")) {
        respond(out, "");
        events.send(out, watches.incrementAndGet());
        in.read();
      } else {
        respond(out, list());
      }
    } catch (IOException e) {
      // One side has disconnected.
      assertThat(Arrays.asList(socket.isClosed(), server.isClosed())).contains(true);
    }
  }

  /** Without a length, the body ends with the connection. */
  private static void respond(OutputStream out, String body) throws IOException {
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + body)
            .getBytes(UTF_8));
  }

  private static String list() {
    return """
        {"apiVersion":"v1","kind":"ConfigMapList","metadata":{"resourceVersion":"7"},"items":[]}""";
  }

  /** What the server sends on a watch. */
  @FunctionalInterface
  private interface Events {

    void send(OutputStream out, int watch) throws IOException;
  }
}

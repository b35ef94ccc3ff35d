package io.streambus.operator.josdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that corrupted data on a connection does not end an informer, and with it the
 * operator.
 */
class RetryingInformersTest {

  /** A text frame whose payload is not UTF-8. */
  private static final byte[] INVALID_FRAME = {(byte) 0x81, 2, (byte) 0xC3, 0x28};

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger watches = new AtomicInteger();
  private final CountDownLatch started = new CountDownLatch(1);
  private final ServerSocket server = listen();

  @AfterEach
  void stopServer() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  @Test
  void informerWatchesAgainAfterInvalidFrame() {
    // Given
    threads.execute(this::accept);
    try (KubernetesClient client = client();
        SharedIndexInformer<ConfigMap> informer =
            RetryingInformers.of(client)
                .resources(ConfigMap.class)
                .inNamespace("shop")
                .runnableInformer(0)) {
      // When
      informer.start().toCompletableFuture().join();
      started.countDown();

      // Then
      Awaitility.await().untilAsserted(() -> assertThat(watches).hasValueGreaterThan(1));
      Awaitility.await().untilAsserted(() -> assertThat(informer.isWatching()).isTrue());
      assertThat(informer.isRunning()).isTrue();
    }
  }

  private KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:" + server.getLocalPort())
                .withHttp2Disable(true)
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

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        // The test has ended.
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      List<String> head = in.lines().takeWhile(line -> !line.isEmpty()).toList();
      OutputStream out = socket.getOutputStream();
      if (head.get(0).contains("watch=true")) {
        out.write(upgrade(head).getBytes(ISO_8859_1));
        if (watches.incrementAndGet() == 1) {
          started.await();
          out.write(INVALID_FRAME);
        } else {
          in.read();
        }
      } else {
        out.write(list().getBytes(ISO_8859_1));
      }
    } catch (IOException | InterruptedException e) {
      // The client has closed the connection.
      assertThat(socket.isClosed()).isTrue();
    }
  }

  private static String list() {
    String body =
        """
        {"apiVersion":"v1","kind":"ConfigMapList","metadata":{"resourceVersion":"7"},"items":[]}""";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(body.length(), body);
  }

  @SuppressWarnings("deprecation") // RFC 6455 prescribes SHA-1.
  private static String upgrade(List<String> head) {
    String key =
        head.stream()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElseThrow();
    byte[] digest =
        Hashing.sha1()
            .hashString(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", ISO_8859_1)
            .asBytes();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: %s\r\n\r\n".formatted(Base64.getEncoder().encodeToString(digest));
  }
}

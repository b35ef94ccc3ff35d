package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.resources.model.Platform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Without these guarantees, OpenShift would reject the pods of every cluster, or the operator would
 * not start because of a question that it can answer without the API server.
 */
class PlatformDetectionTest {

  private static final int TIMEOUT_MILLIS = 500;
  private static final int HANG = 0;

  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final HttpServer server;
  private final KubernetesClient client;

  PlatformDetectionTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .withRequestTimeout(TIMEOUT_MILLIS)
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void servedConstraintsMeanOpenShift() {
    // Given
    respond(200, "{\"kind\": \"APIGroup\", \"apiVersion\": \"v1\"}");

    // Then
    assertThat(PlatformDetection.detect(client)).isEqualTo(Platform.OPENSHIFT);
    assertThat(requests).containsExactly("/apis/security.openshift.io");
  }

  @ParameterizedTest
  @CsvSource({"404, 404 page not found", "403, {}", "500, {}", HANG + ", {}"})
  void anyOtherResponseMeansKubernetesAfterOneRequest(int code, String body) {
    // Given
    respond(code, body);

    // Then
    assertThat(PlatformDetection.detect(client)).isEqualTo(Platform.KUBERNETES);
    assertThat(requests).hasSize(1);
  }

  @Test
  void missingServerMeansKubernetes() {
    // Given
    server.stop(0);

    // Then
    assertThat(PlatformDetection.detect(client)).isEqualTo(Platform.KUBERNETES);
  }

  private void respond(int code, String body) {
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          if (code != HANG) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          }
        });
  }
}

package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that clients that keep connections open cannot make Kubernetes restart the operator,
 * and do not hide its metrics.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class SlowClientsTest {

  private static final int CLIENTS = 50;

  /** Less than the time after which the server disconnects slow clients. */
  private static final Duration MAX_DELAY = Duration.ofSeconds(4);

  /** Limits of the server, with the time that it takes to notice that they are exceeded. */
  private static final Duration MAX_REQUEST_TIME = Duration.ofSeconds(5 + 3);

  private static final Duration MAX_RESPONSE_TIME = Duration.ofSeconds(10 + 2);

  private final List<SlowClient> clients = new ArrayList<>();
  private EndpointsProcess endpoints;

  @BeforeAll
  void start() throws IOException {
    endpoints = EndpointsProcess.start();
  }

  @AfterAll
  void stop() {
    endpoints.close();
  }

  @AfterEach
  void disconnect() throws IOException {
    for (SlowClient client : clients) {
      client.close();
    }
  }

  @Test
  void probesRespondWhileSlowClientsAreConnected() throws Exception {
    // Given
    int port = endpoints.probePort();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(SlowClient.sending(port, "GET /healthz HTTP/1.1\r\nHost: a"));
      clients.add(SlowClient.sending(port, "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    // Then
    assertRespondsInTime(port, "/healthz");
  }

  @Test
  void metricsAreServedWhileSlowClientsAreConnected() throws Exception {
    // Given
    int port = endpoints.metricsPort();
    long size = get(port, "/metrics").length();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(SlowClient.sending(port, "GET /metrics HTTP/1.1\r\nHost: a"));
      clients.add(SlowClient.sending(port, "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    // Then
    assertRespondsInTime(port, "/metrics");

    // When
    TimeUnit.MILLISECONDS.sleep(MAX_RESPONSE_TIME.toMillis());

    // Then
    for (SlowClient client : clients) {
      assertThat(client.readUntilClosed()).isLessThan(size);
    }
  }

  /** More clients than connections, each of which connects again as soon as it is disconnected. */
  @ParameterizedTest
  @CsvSource({"127.0.0.1, 1000", "127.0.0.2, 1"})
  void renewedSlowConnectionsDoNotBlockServer(String address, int pauseMillis) throws Exception {
    // Given
    int port = endpoints.probePort();
    try (var renewing = new RenewingClients(address, port, Duration.ofMillis(pauseMillis))) {
      renewing.awaitRenewals();

      // Then
      for (int i = 0; i < 20; i++) {
        assertRespondsInTime(port, "/healthz");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /healthz HTTP/1.1\r\nHost: a",
        "POST /healthz HTTP/1.1\r\nContent-Length: 9\r\n\r\n"
      })
  void connectionsWithoutCompleteRequestAreClosed(String sent) throws Exception {
    // Given
    Instant start = Instant.now();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(SlowClient.sending(endpoints.probePort(), sent));
      clients.add(SlowClient.sending(endpoints.metricsPort(), sent));
    }

    // When
    for (SlowClient client : clients) {
      client.readUntilClosed();
    }

    // Then
    assertThat(Duration.between(start, Instant.now())).isLessThan(MAX_REQUEST_TIME);
  }

  private static void assertRespondsInTime(int port, String path) throws Exception {
    Instant start = Instant.now();
    get(port, path);
    assertThat(Duration.between(start, Instant.now())).isLessThan(MAX_DELAY);
  }

  private static String get(int port, String path) throws IOException, InterruptedException {
    var response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}

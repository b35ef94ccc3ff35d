package io.streambus.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guarantees that Kubernetes restarts an unhealthy operator and never a healthy one. */
class HttpEndpointsTest {

  private final AtomicBoolean healthy = new AtomicBoolean(true);
  private final HttpEndpoints endpoints =
      HttpEndpoints.listen(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Transport.plain(),
          Map.of("/readyz", request -> EndpointResponse.probe(healthy.get())));

  @AfterEach
  void stop() {
    endpoints.close();
  }

  @Test
  void probeReportsCurrentState() throws Exception {
    // When
    int whileHealthy = send("GET", "/readyz").statusCode();
    healthy.set(false);
    int whileUnhealthy = send("GET", "/readyz").statusCode();

    // Then
    assertThat(whileHealthy).isEqualTo(200);
    assertThat(whileUnhealthy).isEqualTo(503);
  }

  @Test
  void headReturnsNoBody() throws Exception {
    // When
    HttpResponse<String> response = send("HEAD", "/readyz");

    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void rejectsWrites() throws Exception {
    // When
    HttpResponse<String> response = send("POST", "/readyz");

    // Then
    assertThat(response.statusCode()).isEqualTo(405);
  }

  @Test
  void unknownPathIsNotFound() throws Exception {
    // When
    HttpResponse<String> response = send("GET", "/metrics");

    // Then
    assertThat(response.statusCode()).isEqualTo(404);
  }

  @Test
  void largeHeadersAreRejected() throws Exception {
    // When
    HttpResponse<String> response = send("GET", "/readyz", "X-Large", "x".repeat(16 * 1024));

    // Then
    assertThat(response.statusCode()).isEqualTo(431);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void nameAndVersionOfServerAreNotSent() throws Exception {
    // When
    HttpResponse<String> response = send("GET", "/readyz");

    // Then
    assertThat(response.headers().map().keySet())
        .containsExactlyInAnyOrder("connection", "content-length", "content-type");
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + endpoints.address().getPort() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}

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

/** If this fails, Kubernetes restarts a sound operator, or keeps a broken one. */
class HttpEndpointsTest {

  private final AtomicBoolean well = new AtomicBoolean(true);
  private final HttpEndpoints endpoints =
      HttpEndpoints.listen(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Map.of("/readyz", () -> EndpointResponse.probe(well.get())));

  @AfterEach
  void stop() {
    endpoints.close();
  }

  @Test
  void aProbeSaysHowThingsAreNow() throws Exception {
    // When
    int before = ask("GET", "/readyz").statusCode();
    well.set(false);
    int after = ask("GET", "/readyz").statusCode();

    // Then
    assertThat(before).isEqualTo(200);
    assertThat(after).isEqualTo(503);
  }

  @Test
  void aHeadIsAGetWithoutBody() throws Exception {
    // When
    HttpResponse<String> answer = ask("HEAD", "/readyz");

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void nothingCanBeWritten() throws Exception {
    // When
    HttpResponse<String> answer = ask("POST", "/readyz");

    // Then
    assertThat(answer.statusCode()).isEqualTo(405);
  }

  @Test
  void otherPathsDoNotExist() throws Exception {
    // When
    HttpResponse<String> answer = ask("GET", "/metrics");

    // Then
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + endpoints.address().getPort() + path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
  }
}

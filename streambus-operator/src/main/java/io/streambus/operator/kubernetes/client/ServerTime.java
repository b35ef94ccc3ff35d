package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads the clock of the API server, which is in the header of each response. */
final class ServerTime {

  private final KubernetesClient client;

  ServerTime(KubernetesClient client) {
    this.client = client;
  }

  /** Returns the time; empty if there is no response, or if a proxy removes the header. */
  Optional<Instant> read() {
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            // Every client may read it.
            .uri(client.getMasterUrl() + "version")
            .timeout(client.getConfiguration().getRequestTimeout(), TimeUnit.MILLISECONDS)
            .build();
    try {
      HttpResponse<byte[]> response =
          ApiHttp.await(client.getHttpClient().sendAsync(request, byte[].class));
      return Optional.ofNullable(response.header("Date")).flatMap(ServerTime::parse);
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> parse(String date) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.streambus.operator.kubernetes.ObjectKey;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Sends requests with a body to the API server, with the HTTP client of the KubernetesClient. */
final class ApiHttp {

  private static final ObjectMapper STATUS_MAPPER =
      ApiJson.mapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final KubernetesClient client;
  private final Duration timeout;

  /** The timeout and the number of retries are those of the client. */
  ApiHttp(KubernetesClient client) {
    this(client, Duration.ofMillis(client.getConfiguration().getRequestTimeout()));
  }

  /** Waits for at most this long for each response. The number of retries is that of the client. */
  ApiHttp(KubernetesClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  /**
   * A request without its body.
   *
   * @param method HTTP method
   * @param path path relative to the server URL, without a leading slash
   * @param contentType media type of the body
   * @param accept accepted media types of the response
   */
  record Request(String method, String path, String contentType, String accept) {}

  /** Returns the path of an object, relative to the server URL, without a leading slash. */
  static String path(HasMetadata object) {
    return path(object.getApiVersion(), object.getPlural(), ObjectKey.of(object));
  }

  /**
   * Returns the path of an object, relative to the server URL, without a leading slash.
   *
   * @param plural plural of its kind
   */
  static String path(String apiVersion, String plural, ObjectKey key) {
    return collectionPath(apiVersion, plural, key.namespace()) + "/" + key.name();
  }

  /** Returns the path of all objects of a kind in a namespace. */
  static String collectionPath(String apiVersion, String plural, String namespace) {
    return "%s/%s/namespaces/%s/%s"
        .formatted(apiVersion.indexOf('/') < 0 ? "api" : "apis", apiVersion, namespace, plural);
  }

  /**
   * Sends a request and returns the body of the response.
   *
   * @throws KubernetesClientException if there is no response or it is not successful
   */
  byte[] send(Request call, Object body) {
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(client.getMasterUrl() + call.path())
            .method(
                call.method(), call.contentType(), client.getKubernetesSerialization().asJson(body))
            .setHeader("Accept", call.accept())
            .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .build();
    HttpResponse<byte[]> response = await(client.getHttpClient().sendAsync(request, byte[].class));
    if (!response.isSuccessful()) {
      throw rejection(response);
    }
    return response.body();
  }

  /** The client times out each request and retries it a bounded number of times. */
  static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> response) {
    try {
      return response.get();
    } catch (ExecutionException e) {
      throw new KubernetesClientException("no response", e.getCause());
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("interrupted", e);
    }
  }

  private static KubernetesClientException rejection(HttpResponse<byte[]> response) {
    Status status = status(response);
    return new KubernetesClientException(status.getMessage(), response.code(), status);
  }

  private static Status status(HttpResponse<byte[]> response) {
    try {
      JsonNode body = STATUS_MAPPER.readTree(response.body());
      if (body.path("kind").asText().equals("Status")) {
        return STATUS_MAPPER.treeToValue(body, Status.class);
      }
    } catch (IOException e) {
      // A proxy may respond in another format; the HTTP status code is sufficient then.
    }
    Status status = new Status();
    status.setCode(response.code());
    status.setMessage("HTTP status " + response.code());
    return status;
  }
}

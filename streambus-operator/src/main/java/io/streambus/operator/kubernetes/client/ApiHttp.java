package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One request with a body to the API server, by the HTTP client of the Kubernetes client. */
final class ApiHttp {

  private static final ObjectMapper STATUS =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final KubernetesClient client;

  ApiHttp(KubernetesClient client) {
    this.client = client;
  }

  /**
   * What is sent.
   *
   * @param verb of HTTP
   * @param path after the address of the server, without a slash before it
   * @param contentType of the body
   * @param accept media types of the answer
   */
  record Call(String verb, String path, String contentType, String accept) {}

  /**
   * The body of the answer.
   *
   * @throws KubernetesClientException when there is none, or it is no success
   */
  byte[] run(Call call, Object body) {
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(client.getMasterUrl() + call.path())
            .method(
                call.verb(), call.contentType(), client.getKubernetesSerialization().asJson(body))
            .setHeader("Accept", call.accept())
            .timeout(client.getConfiguration().getRequestTimeout(), TimeUnit.MILLISECONDS)
            .build();
    HttpResponse<byte[]> response = await(client.getHttpClient().sendAsync(request, byte[].class));
    if (!response.isSuccessful()) {
      throw rejection(response);
    }
    return response.body();
  }

  /** The client ends each request at its time-out and repeats it a bounded number of times. */
  private static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new KubernetesClientException("no answer", e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
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
      JsonNode body = STATUS.readTree(response.body());
      if (body.path("kind").asText().equals("Status")) {
        return STATUS.treeToValue(body, Status.class);
      }
    } catch (IOException e) {
      // A proxy on the way may answer in another form; the code says enough then.
    }
    Status status = new Status();
    status.setCode(response.code());
    status.setMessage("HTTP status " + response.code());
    return status;
  }
}

package io.streambus.operator.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.streambus.api.ClusterLabels;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Writes of which the server answers with the metadata alone ({@code PartialObjectMetadata}, since
 * Kubernetes 1.15): the rest is what was sent. It saves both sides most of the work on an answer.
 */
final class WriteRequests {

  private static final String METADATA_ONLY =
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
  private static final String APPLY = "application/apply-patch+yaml";
  private static final String FORCED = "?fieldManager=" + ClusterLabels.OPERATOR + "&force=true";

  private static final ObjectReader METADATA =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(ObjectMeta.class, WithoutManagedFields.class)
          .build()
          .readerFor(ObjectMeta.class)
          .at("/metadata");

  private static final ObjectMapper STATUS =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final KubernetesClient client;

  WriteRequests(KubernetesClient client) {
    this.client = client;
  }

  /** Server-side apply of an object; gives it the metadata that it has in the server. */
  <T extends HasMetadata> T apply(T object) {
    return send(
        object, request("PATCH", folder(object) + "/" + name(object) + FORCED, APPLY, object));
  }

  /** Server-side apply of the status of an object; gives it the metadata of the server. */
  <T extends HasMetadata> T applyStatus(T object) {
    String url = folder(object) + "/" + name(object) + "/status" + FORCED;
    return send(object, request("PATCH", url, APPLY, object));
  }

  /** Creates an object; gives it the metadata that it has in the server. */
  <T extends HasMetadata> T create(T object) {
    return send(object, request("POST", folder(object), "application/json", object));
  }

  private HttpRequest request(String verb, String url, String contentType, HasMetadata body) {
    return client
        .getHttpClient()
        .newHttpRequestBuilder()
        .uri(url)
        .method(verb, contentType, client.getKubernetesSerialization().asJson(body))
        .setHeader("Accept", METADATA_ONLY)
        .timeout(client.getConfiguration().getRequestTimeout(), TimeUnit.MILLISECONDS)
        .build();
  }

  private String folder(HasMetadata object) {
    String version = object.getApiVersion();
    return client.getMasterUrl()
        + (version.indexOf('/') < 0 ? "api/" : "apis/")
        + version
        + "/namespaces/"
        + object.getMetadata().getNamespace()
        + "/"
        + object.getPlural();
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }

  private <T extends HasMetadata> T send(T object, HttpRequest request) {
    HttpResponse<byte[]> response = await(client.getHttpClient().sendAsync(request, byte[].class));
    if (!response.isSuccessful()) {
      throw refusal(response);
    }
    try {
      object.setMetadata(METADATA.readValue(response.body()));
      return object;
    } catch (IOException e) {
      throw new KubernetesClientException("the answer has no metadata", e);
    }
  }

  /** The client ends each request at its time-out and repeats it a bounded number of times. */
  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer) {
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

  private static KubernetesClientException refusal(HttpResponse<byte[]> response) {
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

  @JsonIgnoreProperties("managedFields")
  private abstract static class WithoutManagedFields {}
}

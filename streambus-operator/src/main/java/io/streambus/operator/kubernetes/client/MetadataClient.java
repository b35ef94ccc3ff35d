package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;

/**
 * Lists and watches metadata only: the API server responds with {@code PartialObjectMetadata}
 * (since Kubernetes 1.15).
 */
final class MetadataClient {

  private MetadataClient() {}

  /**
   * Returns a client that uses the connections and the executor of another. It must not be closed,
   * because that would close the other one.
   */
  static KubernetesClient of(KubernetesClient client) {
    return new KubernetesClientBuilder()
        .withConfig(client.getConfiguration())
        .withKubernetesSerialization(client.getKubernetesSerialization())
        .withHttpClientFactory(new SharedHttpClient(client.getHttpClient()))
        .withHttpClientBuilderConsumer(
            builder -> builder.addOrReplaceInterceptor("metadata-only", new MetadataOnly()))
        .build();
  }

  /** Every implementation of fabric8 returns a complete builder from {@code newBuilder()}. */
  private record SharedHttpClient(HttpClient http) implements HttpClient.Factory {

    @Override
    public HttpClient.Builder newBuilder(Config config) {
      return newBuilder();
    }

    @Override
    public HttpClient.Builder newBuilder() {
      return (HttpClient.Builder) http.newBuilder();
    }
  }

  private static final class MetadataOnly implements Interceptor {

    private static final String FORMAT = "application/json;as=%s;g=meta.k8s.io;v=v1";

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      builder.setHeader(
          "Accept",
          FORMAT.formatted(
              HttpWatches.isWatch(request)
                  ? "PartialObjectMetadata"
                  : "PartialObjectMetadataList"));
    }
  }
}

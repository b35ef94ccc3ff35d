package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.streambus.operator.informers.LeanItemStore;
import io.streambus.operator.josdk.RetryingInformers;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that large objects of others do not exhaust the memory of the operator while it lists
 * them: it would fail at each start, for all clusters.
 */
@ControlPlaneTest
class LargeListsIT {

  private static final int OBJECTS = 6;
  private static final String MEGABYTE = "x".repeat(1_000_000);

  @Test
  void informerListsLargeObjectsInSmallerParts(
      KubernetesClient client, TestNamespace namespace, TestOperator operator) {
    // Given
    operator.stop();
    IntStream.range(0, OBJECTS)
        .forEach(number -> client.resource(largeObject(namespace, number)).create());
    Limits limits = new Limits();

    // When
    try (KubernetesClient listing = RetryingInformers.of(client(client, limits));
        var informer =
            listing
                .resources(ConfigMap.class)
                .inNamespace(namespace.name())
                .withLabelSelector("size=large")
                .withLimit(LeanItemStore.PAGE_SIZE)
                .runnableInformer(0)) {
      var unused = informer.start();

      // Then
      Awaitility.await().until(informer::isWatching);
      assertThat(informer.getStore().list()).hasSize(OBJECTS);
      assertThat(limits.accepted).startsWith(50, 5, 1, 1).hasSize(OBJECTS + 2);
    }
  }

  private static ConfigMap largeObject(TestNamespace namespace, int number) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("large-" + number)
        .withNamespace(namespace.name())
        .addToLabels("size", "large")
        .endMetadata()
        .addToData("a", MEGABYTE)
        .build();
  }

  private static KubernetesClient client(KubernetesClient client, Limits limits) {
    Config config = new ConfigBuilder(client.getConfiguration()).build();
    HttpWatches.clientBuilder(config);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(
            http -> {
              HttpWatches.addTo(http);
              http.addOrReplaceInterceptor("limits", limits);
            })
        .build();
  }

  /** Objects that the client requests in each response to a list. */
  private static final class Limits implements Interceptor {

    private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");

    private final Queue<Integer> accepted = new ConcurrentLinkedQueue<>();

    @Override
    public void after(
        HttpRequest request,
        HttpResponse<?> response,
        AsyncBody.Consumer<List<ByteBuffer>> consumer) {
      LIMIT
          .matcher(request.uri().toString())
          .results()
          .map(match -> Integer.valueOf(match.group(1)))
          .forEach(accepted::add);
    }
  }
}

package io.streambus.testkit.controllers.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.testkit.broker.FakeBroker;
import io.streambus.testkit.junit.ApiServerTest;
import io.streambus.testkit.junit.TestNamespace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that clusters run on an API server without controllers, so users need no control plane
 * to test what they build.
 */
@ApiServerTest
class SimulatedControllersIT {

  private SimulatedControllers controllers;
  private StreamBusCluster orders;

  @BeforeEach
  void start(KubernetesClient client, TestNamespace namespace) {
    controllers = SimulatedControllers.start(client, namespace.name());
    orders = new StreamBusCluster();
    orders.getMetadata().setNamespace(namespace.name());
    orders.getMetadata().setName("orders");
    orders.setSpec(StreamBusClusterSpec.builder().replicas(3).build());
    client.resource(orders).create();
    await(client, orders, cluster -> hasPhase(cluster, "Running"));
  }

  @AfterEach
  void stop() {
    controllers.close();
  }

  @Test
  void podsFailAndRecover(KubernetesClient client) {
    // When
    controllers.pods().crashLoop(orders.getMetadata().getNamespace(), "orders-1");

    // Then
    await(client, orders, cluster -> !hasPhase(cluster, "Running"));

    // When
    controllers.pods().makeReady(orders.getMetadata().getNamespace(), "orders-1");

    // Then
    await(client, orders, cluster -> hasPhase(cluster, "Running"));
  }

  @Test
  void deletedPodIsReplaced(KubernetesClient client, TestNamespace namespace) {
    // Given
    Pod former = client.pods().inNamespace(namespace.name()).withName("orders-1").require();

    // When
    client.resource(former).delete();

    // Then
    await(
        client,
        former,
        pod ->
            pod != null
                && !pod.getMetadata().getUid().equals(former.getMetadata().getUid())
                && "Running".equals(pod.getStatus().getPhase()));
  }

  @Test
  void deletedClusterIsCollected(KubernetesClient client, TestNamespace namespace) {
    // Given
    Pod pod = client.pods().inNamespace(namespace.name()).withName("orders-0").require();

    // When
    client.resource(orders).delete();

    // Then
    await(client, pod, found -> found == null);
    assertThat(client.persistentVolumeClaims().inNamespace(namespace.name()).list().getItems())
        .isNotEmpty();
  }

  @Test
  void oneBrokerLeads(TestNamespace namespace) throws Exception {
    // When
    long leaders = 0;
    for (int ordinal : IntStream.range(0, 3).toArray()) {
      FakeBroker broker =
          controllers.brokers().find(namespace.name(), "orders", ordinal).orElseThrow();
      if (get(broker.address()).contains("\"leader\":true")) {
        leaders++;
      }
    }

    // Then
    assertThat(leaders).isEqualTo(1);
  }

  private static String get(URI broker) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(broker.resolve("/api/v1/brokers")).build(),
            BodyHandlers.ofString())
        .body();
  }

  private static <T extends HasMetadata> void await(
      KubernetesClient client, T object, Predicate<T> condition) {
    client.resource(object).waitUntilCondition(condition, 60, TimeUnit.SECONDS);
  }

  private static boolean hasPhase(StreamBusCluster cluster, String phase) {
    return cluster != null
        && cluster.getStatus() != null
        && cluster.getStatus().phase().equals(Optional.of(phase));
  }
}

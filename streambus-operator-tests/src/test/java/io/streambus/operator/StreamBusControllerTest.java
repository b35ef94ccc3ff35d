package io.streambus.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.fixture.FakeApiServer;
import io.streambus.operator.kubernetes.client.HttpWatches;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Guarantees that an embedder can reconcile clusters with his own queue and threads, and that no
 * order of calls makes two threads reconcile the same cluster, or loses an event.
 */
@Timeout(60)
class StreamBusControllerTest {

  private static final String CLUSTERS = "streambusclusters";

  private static final String CLUSTER =
      """
      {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
       "metadata": {"namespace": "shop", "name": "demo", "uid": "u1", "generation": %1$d,
                    "resourceVersion": "%2$d"},
       "spec": {"replicas": 1}}\
      """;

  private final Queue<String> queue = new ConcurrentLinkedQueue<>();
  private FakeApiServer server;
  private KubernetesClient client;
  private StreamBusController controller;

  @BeforeEach
  void startServer() throws IOException {
    server = FakeApiServer.start();
    server.add(CLUSTERS, CLUSTER.formatted(1, 1));
    client = HttpWatches.clientBuilder(server.config()).build();
    controller = StreamBusController.create(client, OperatorOptions.defaults());
  }

  @AfterEach
  void stop() throws IOException {
    // Ends running reconciliations, for which the controller would wait.
    server.close();
    controller.close();
    client.close();
  }

  @Test
  void eachClusterIsAddedAtTheStart() {
    // When
    start();

    // Then
    assertThat(queue).containsOnly("shop/demo");
    assertThat(controller.isHealthy()).isTrue();
  }

  /** Each namespace has lists of its own, none of which contains the objects of the others. */
  @Test
  void clustersOfAllNamespacesAreAdded() {
    // Given
    for (String namespace : List.of("a", "b", "c")) {
      server.add(namespace, CLUSTERS, CLUSTER.formatted(1, 1).replace("shop", namespace));
    }
    controller.close();
    controller =
        StreamBusController.create(
            client, ImmutableOperatorOptions.builder().addNamespaces("a", "b", "c").build());

    // When
    start();

    // Then
    assertThat(queue).containsOnly("a/demo", "b/demo", "c/demo");
  }

  @Test
  void changedClusterIsAdded() throws IOException {
    // Given
    startAndAwaitEvents();

    // When
    send("MODIFIED", 2, 2);

    // Then
    await().untilAsserted(() -> assertThat(queue).containsExactly("shop/demo"));
  }

  /** The status of a cluster, which the operator itself writes, must cause no endless loop. */
  @Test
  void unchangedSpecIsNotAdded() throws IOException {
    // Given
    startAndAwaitEvents();

    // When
    send("MODIFIED", 1, 2);
    addOther("last");

    // Then
    await().until(() -> queue.contains("shop/last"));
    assertThat(queue).doesNotContain("shop/demo");
  }

  @Test
  void clusterIsReconciledByTheThreadOfTheCaller() {
    // Given
    start();

    // When
    CompletableFuture<ReconcileOutcome> outcome = reconcileInBackground();

    // Then
    server.awaitWrite("/demo");
    assertThat(outcome).isNotDone();
  }

  @Test
  void secondReconciliationOfTheSameClusterIsPutOffUntilTheFirstHasEnded() throws Exception {
    // Given
    startAndAwaitEvents();
    CompletableFuture<ReconcileOutcome> first = reconcileInBackground();
    server.awaitWrite("/demo");

    // When
    ReconcileOutcome second = controller.reconcile("shop", "demo");

    // Then
    assertThat(second).isEqualTo(new ReconcileOutcome.Done());
    assertThat(queue).isEmpty();
    server.close();
    first.join();
    assertThat(queue).containsExactly("shop/demo");
  }

  @Test
  void failureIsAValueWithALongerDelayEachTime() throws IOException {
    // Given
    start();
    server.close();

    // When
    ReconcileOutcome first = controller.reconcile("shop", "demo");
    ReconcileOutcome second = controller.reconcile("shop", "demo");

    // Then
    assertThat(first).isInstanceOf(ReconcileOutcome.Failed.class);
    assertThat(((ReconcileOutcome.Failed) first).message()).isNotBlank();
    assertThat(first.requeueAfter()).contains(Duration.ofSeconds(1));
    assertThat(second.requeueAfter()).contains(Duration.ofSeconds(2));
  }

  @Test
  void unknownClusterIsDone() {
    // Given
    start();

    // When
    ReconcileOutcome outcome = controller.reconcile("shop", "other");

    // Then
    assertThat(outcome.requeueAfter()).isEmpty();
  }

  @Test
  void deletedClusterIsDone() throws IOException {
    // Given
    startAndAwaitEvents();

    // When
    send("DELETED", 1, 2);

    // Then
    await().untilAsserted(() -> assertThat(queue).containsExactly("shop/demo"));
    assertThat(controller.reconcile("shop", "demo")).isEqualTo(new ReconcileOutcome.Done());
  }

  @Test
  void queueThatFailsStopsNoWatch() throws IOException {
    // Given
    controller.start(
        (namespace, name) -> {
          if (queue.add(name) && queue.size() == 2) {
            throw new IllegalStateException("full");
          }
        });

    // When
    send("MODIFIED", 2, 2);
    send("MODIFIED", 3, 3);

    // Then
    await().untilAsserted(() -> assertThat(queue).hasSizeGreaterThanOrEqualTo(3));
    assertThat(controller.isHealthy()).isTrue();
  }

  /** Clusters that nobody adds again would be forgotten. */
  @Test
  void queueThatFailsAtTheStartEndsTheStart() {
    assertThatThrownBy(
            () ->
                controller.start(
                    (namespace, name) -> {
                      throw new IllegalStateException("full");
                    }))
        .hasMessage("full");
  }

  @Test
  void nothingIsReconciledAfterClosing() {
    // Given
    start();

    // When
    controller.close();

    // Then
    assertThat(controller.reconcile("shop", "demo")).isEqualTo(new ReconcileOutcome.Done());
    assertThatThrownBy(this::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("create another one");
  }

  @Test
  void nothingIsReconciledBeforeTheStart() {
    assertThatThrownBy(() -> controller.reconcile("shop", "demo"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("call start");
  }

  @Test
  void missingDefinitionIsTheMessageOfTheFailedStart() {
    // Given
    server.rejectLists(CLUSTERS, "404 Not Found");

    // Then
    assertThatThrownBy(this::start)
        .isInstanceOf(OperatorStartException.class)
        .hasMessageContaining("streambusclusters.streambus.io is not installed; install it");
  }

  @Test
  void missingPermissionIsTheMessageOfTheFailedStart() {
    // Given
    server.rejectLists("configmaps", "403 Forbidden");

    // Then
    assertThatThrownBy(this::start)
        .isInstanceOf(OperatorStartException.class)
        .hasMessageContainingAll(
            "the operator cannot start: ", "configmaps", "OperatorPermissions");
  }

  @Test
  void missingPermissionToWatchEndsTheStart() {
    // Given
    server.rejectWatches("configmaps", "403 Forbidden");

    // Then
    assertThatThrownBy(this::start).isInstanceOf(OperatorStartException.class);
  }

  @Test
  void stoppedInformerIsUnhealthy() throws IOException {
    // Given
    start();

    // When
    server.send("configmaps", "not JSON");

    // Then
    await().until(() -> !controller.isHealthy());
  }

  private void start() {
    controller.start((namespace, name) -> queue.add(namespace + "/" + name));
  }

  /** Starts the controller, and waits until no event of the first lists is on its way. */
  private void startAndAwaitEvents() throws IOException {
    start();
    addOther("first");
    await().until(() -> queue.contains("shop/first"));
    queue.clear();
  }

  private void addOther(String name) throws IOException {
    send("ADDED", CLUSTER.formatted(1, 5).replace("demo", name).replace("u1", name));
  }

  private CompletableFuture<ReconcileOutcome> reconcileInBackground() {
    return CompletableFuture.supplyAsync(() -> controller.reconcile("shop", "demo"));
  }

  private void send(String type, int generation, int version) throws IOException {
    send(type, CLUSTER.formatted(generation, version));
  }

  private void send(String type, String cluster) throws IOException {
    server.send(
        CLUSTERS, "{\"type\": \"%s\", \"object\": %s}".formatted(type, cluster.replace("\n", " ")));
  }
}

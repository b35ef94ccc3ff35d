package io.streambus.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.operator.fixture.FakeApiServer;
import io.streambus.operator.fixture.ManualTicker;
import io.streambus.operator.kubernetes.client.HttpWatches;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import io.streambus.resources.extension.AdditionalObject;
import io.streambus.resources.extension.ClusterExtension;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Guarantees that an operator that no longer does its work is restarted, and that operators are not
 * restarted again and again while the API server is unreachable.
 */
@Timeout(60)
class OperatorRuntimeTest {

  private static final String KIND = "configmaps";

  private static final String CLUSTER =
      """
      {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
       "metadata": {"namespace": "shop", "name": "demo", "uid": "u1", "generation": 1},
       "spec": {"replicas": 1}}\
      """;

  private final ManualTicker ticker = new ManualTicker();
  private FakeApiServer server;
  private KubernetesClient client;
  private OperatorRuntime operator;

  @BeforeEach
  void startServer() throws IOException {
    server = FakeApiServer.start();
    client =
        HttpWatches.clientBuilder(server.config())
            .withKubernetesSerialization(LeanSerialization.create())
            .build();
    operator = new OperatorRuntime(client, OperatorOptions.defaults(), ticker);
  }

  @AfterEach
  void stop() throws IOException {
    // Ends running reconciliations, for which the operator would wait.
    server.close();
    operator.stop();
    client.close();
  }

  /** Each namespace has lists of its own, none of which contains the objects of the others. */
  @Test
  void clustersOfAllNamespacesAreReconciled() {
    // Given
    for (String namespace : List.of("a", "b", "c")) {
      server.add(
          namespace,
          "streambusclusters",
          CLUSTER.replace("shop", namespace).replace("u1", namespace));
    }
    operator.stop();
    operator =
        new OperatorRuntime(
            client,
            ImmutableOperatorOptions.builder().addNamespaces("a", "b", "c").build(),
            ticker);

    // When
    operator.start();

    // Then
    for (String namespace : List.of("a", "b", "c")) {
      server.awaitWrite("/namespaces/" + namespace + "/");
    }
  }

  @Test
  void idleOperatorStaysHealthy() {
    // Given
    operator.start();

    // When
    ticker.advance(Duration.ofDays(1));

    // Then
    assertThat(operator.isHealthy()).isTrue();
  }

  /** Otherwise, the gauges of the second attempt would show the state of the first one. */
  @Test
  void failedStartRemovesGauges() throws IOException {
    // Given
    MeterRegistry registry = new SimpleMeterRegistry();
    OperatorOptions options = ImmutableOperatorOptions.builder().meterRegistry(registry).build();
    OperatorRuntime failing = new OperatorRuntime(client, options, ticker);
    assertThat(registry.find("streambus.operator.managed.clusters").gauges()).isNotEmpty();
    server.close();

    // When
    assertThatThrownBy(failing::start).isInstanceOf(OperatorStartException.class);

    // Then
    assertThat(registry.find("streambus.operator.managed.clusters").gauges()).isEmpty();
    assertThat(registry.find("streambus.operator.reconcile.queue.depth").gauges()).isEmpty();
  }

  /** Otherwise, it would act on what was true at its start. */
  @Test
  void operatorDoesNotStartWithoutPermissionToWatch() {
    // Given
    server.rejectWatches(KIND, "403 Forbidden");

    // Then
    assertThatThrownBy(operator::start)
        .isInstanceOf(OperatorStartException.class)
        .hasStackTraceContaining("the permission to watch /api/v1/" + KIND + " is missing");
  }

  /** Otherwise, one object of an extension would cost the operation of all clusters. */
  @Test
  void operatorStartsWithoutThePermissionsOfAnExtension() {
    // Given
    server.rejectLists("ingresses", "403 Forbidden");
    OperatorOptions options =
        OperatorOptions.builder().addExtensions(new IngressExtension()).build();
    OperatorRuntime extended = new OperatorRuntime(client, options, ticker);

    // When
    extended.start();

    // Then
    assertThat(extended.isHealthy()).isTrue();
    extended.stop();
  }

  /** Adds an object for which the operator needs a further permission. */
  private static final class IngressExtension implements ClusterExtension {

    @Override
    public String name() {
      return "ingress";
    }

    @Override
    public List<AdditionalObject<?>> additionalObjects() {
      return List.of(
          new AdditionalObject<>(Ingress.class, "ui", cluster -> Optional.of(new Ingress())));
    }
  }

  /** A stack of failed requests tells nobody what to do. */
  @Test
  void missingDefinitionIsTheMessageOfTheFailedStart() {
    // Given
    server.rejectLists("streambusclusters", "404 Not Found");

    // Then
    assertThatThrownBy(operator::start)
        .isInstanceOf(OperatorStartException.class)
        .hasNoCause()
        .hasMessageContaining("streambusclusters.streambus.io is not installed; install it");
  }

  @Test
  void stoppedInformerIsReportedToTheListener() throws IOException {
    // Given
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    operator.stop();
    operator =
        new OperatorRuntime(
            client,
            ImmutableOperatorOptions.builder()
                .informerFailureListener(
                    failure -> {
                      failures.add(failure.kind());
                      throw new IllegalStateException("a listener that fails");
                    })
                .build(),
            ticker);
    operator.start();

    // When
    server.send(KIND, "not JSON");

    // Then
    Awaitility.await().untilAsserted(() -> assertThat(failures).containsExactly("ConfigMap"));
  }

  @Test
  void stoppedInformerIsUnhealthy() throws IOException {
    // Given
    operator.start();

    // When
    server.send(KIND, "not JSON");

    // Then
    Awaitility.await().untilAsserted(() -> assertThat(operator.isHealthy()).isFalse());
  }

  @Test
  void unreachableApiServerIsHealthy() throws IOException {
    // Given
    operator.start();

    // When
    server.close();

    // Then
    Awaitility.await()
        .during(Duration.ofSeconds(3))
        .untilAsserted(
            () -> {
              ticker.advance(Duration.ofHours(1));
              assertThat(operator.isHealthy()).isTrue();
            });
  }

  @Test
  void watchThatStaysInterruptedWhileOthersRunIsUnhealthy() throws IOException {
    // Given
    operator.start();

    // When
    server.rejectWatches(KIND, "403 Forbidden");
    server.interruptWatches(KIND);

    // Then
    awaitHealth(Duration.ofMinutes(1), false);

    // When
    server.acceptWatches(KIND);

    // Then
    awaitHealth(Duration.ofMinutes(1), true);
  }

  @Test
  void renewedWatchIsHealthy() throws IOException {
    // Given
    operator.start();

    // When
    server.interruptWatches(KIND);

    // Then
    Awaitility.await().until(() -> server.startedWatches(KIND) == 2);
    awaitHealth(Duration.ofMinutes(10), true);
  }

  @Test
  void reconciliationThatDoesNotEndIsUnhealthy() {
    // Given
    server.add("streambusclusters", CLUSTER);
    operator.start();
    server.awaitWrite();

    // When
    ticker.advance(Duration.ofMinutes(9));

    // Then
    assertThat(operator.isHealthy()).isTrue();

    // When
    ticker.advance(Duration.ofMinutes(2));

    // Then
    assertThat(operator.isHealthy()).isFalse();
  }

  /**
   * Otherwise, a spec that causes an error would leave its cluster alone even once it is mended.
   */
  @Test
  void reconciliationThatEndsWithErrorIsRetried() {
    // Given
    server.add("streambusclusters", CLUSTER);
    var clock = new FailingClock(new StackOverflowError());
    operator.stop();
    operator =
        new OperatorRuntime(
            client, ImmutableOperatorOptions.builder().clock(clock).build(), ticker);

    // When
    operator.start();

    // Then
    Awaitility.await().untilAsserted(() -> assertThat(clock.reads()).isGreaterThan(1));
  }

  /** Otherwise, one user could end the operator of all. */
  @Test
  void unusualObjectsStopNoInformer() throws IOException {
    // Given
    String unusual =
        """
        {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
         "metadata": {"namespace": "shop", "name": "other", "uid": "u2", "generation": 1},
         "spec": {"nodeSelector": {"%s": "a"}, "podTemplate": {"a": %s}}}\
        """
            .formatted("x".repeat(50_001), "[".repeat(2_000) + "]".repeat(2_000));
    server.add("streambusclusters", unusual);

    // When
    operator.start();
    server.send(
        "streambusclusters",
        "{\"type\": \"ADDED\", \"object\": %s}"
            .formatted(unusual.replace("other", "third"))
            .replace("\n", ""));
    server.send(
        "streambusclusters",
        "{\"type\": \"ADDED\", \"object\": %s}".formatted(CLUSTER).replace("\n", ""));

    // Then
    server.awaitWrite("/demo");
    assertThat(operator.isHealthy()).isTrue();
  }

  private void awaitHealth(Duration step, boolean healthy) {
    Awaitility.await()
        .untilAsserted(
            () -> {
              ticker.advance(step);
              assertThat(operator.isHealthy()).isEqualTo(healthy);
            });
  }

  /** A clock that cannot be read. */
  private static final class FailingClock extends Clock {

    private final AtomicInteger reads = new AtomicInteger();
    private final Error error;

    FailingClock(Error error) {
      this.error = error;
    }

    int reads() {
      return reads.get();
    }

    @Override
    public Instant instant() {
      reads.incrementAndGet();
      throw error;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

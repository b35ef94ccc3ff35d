package io.streambus.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that injected faults really occur; otherwise, tests could pass without facing any
 * fault.
 */
@ControlPlaneTest
class FaultProxyIT {

  private static final Duration LAG = Duration.ofSeconds(1);

  private final List<Watch> watches = new ArrayList<>();
  private KubernetesClient admin;
  private String namespace;
  private FaultProxy proxy;
  private KubernetesClient client;

  @BeforeEach
  void startProxy(KubernetesClient admin, ControlPlane plane, TestNamespace namespace) {
    this.admin = admin;
    this.namespace = namespace.name();
    proxy = FaultProxy.inFrontOf(plane.configFor(ControlPlane.ADMIN));
    Config config =
        new ConfigBuilder(proxy.clientConfig())
            .withRequestRetryBackoffLimit(0)
            .withWatchReconnectInterval(100)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void close() {
    watches.forEach(Watch::close);
    client.close();
    proxy.close();
  }

  @Test
  void forwardsEverythingWithoutPlan() throws InterruptedException {
    // Given
    BlockingQueue<String> received = new LinkedBlockingQueue<>();

    watches.add(watch(received));

    // When
    create("first");

    // Then
    assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
    assertThat(exists("first")).isTrue();
    assertThat(proxy.writeCount()).isOne();
    assertThat(proxy.faultCount()).isZero();
  }

  @Test
  void rejectedWriteDoesNotReachServer() {
    // Given
    proxy.setPlan(FaultPlan.everyNthWrite(2, FaultAction.conflict()));

    // When
    KubernetesClientException rejected = createFailing("first");
    create("second");

    // Then
    assertThat(rejected.getCode()).isEqualTo(409);
    assertThat(rejected.getStatus().getReason()).isEqualTo("Conflict");
    assertThat(exists("first")).isFalse();
    assertThat(exists("second")).isTrue();
    assertThat(proxy.faultCount()).isOne();
  }

  @Test
  void throttledWriteDoesNotReachServer() {
    // Given
    proxy.setPlan(FaultPlan.everyNthWrite(1, FaultAction.tooManyRequests(Duration.ofSeconds(1))));

    // When / Then
    assertThat(createFailing("first").getCode()).isEqualTo(429);
    assertThat(exists("first")).isFalse();
  }

  @Test
  void delayedRequestIsForwarded() {
    // Given
    proxy.setPlan(request -> FaultAction.slow(Duration.ofMillis(300)));
    Instant start = Instant.now();

    // When
    create("first");

    // Then
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(300));
    assertThat(exists("first")).isTrue();
  }

  @Test
  void lostRequestIsNotExecutedButLostResponseIs() {
    // Given
    proxy.setPlan(
        request ->
            request.writeNumber() == 1
                ? new FaultAction.DropRequest()
                : new FaultAction.DropResponse());

    // When
    KubernetesClientException lost = createFailing("request");
    KubernetesClientException noResponse = createFailing("response");

    // Then
    assertThat(lost.getCode()).isLessThanOrEqualTo(0);
    assertThat(noResponse.getCode()).isLessThanOrEqualTo(0);
    assertThat(exists("request")).isFalse();
    assertThat(exists("response")).isTrue();
  }

  @Test
  void droppedWatchIsResumed() throws InterruptedException {
    // Given
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    watches.add(watch(received));
    create("first");
    assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("first");

    // When
    int dropped = proxy.dropWatches();
    create("second");

    // Then
    assertThat(dropped).isOne();
    assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("second");
  }

  @Test
  void watchThatBreaksByPlanIsResumed() throws InterruptedException {
    // Given
    proxy.setPlan(FaultPlan.onWatches(FaultAction.dropWatch(Duration.ofMillis(200))).atMost(1));
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    watches.add(watch(received));

    // When
    Awaitility.await().until(() -> proxy.brokenConnectionCount() > 0);
    create("first");

    // Then
    assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
    assertThat(proxy.faultCount()).isOne();
  }

  @Test
  void informerListsAgainWhenVersionIsGone() {
    // Given
    List<FaultPlan.ApiRequest> lists = new CopyOnWriteArrayList<>();
    FaultPlan gone = FaultPlan.onWatches(FaultAction.gone()).atMost(1);
    proxy.setPlan(
        request -> {
          if (!request.isWatch() && request.method().equals("GET")) {
            lists.add(request);
          }
          return gone.actionFor(request);
        });

    // When
    try (SharedIndexInformer<ConfigMap> informer =
        client.configMaps().inNamespace(namespace).withLabel("test").inform()) {
      admin.resource(configMap("first")).create();
      Awaitility.await().until(() -> informer.getStore().list().size() == 1);
    }

    // Then
    assertThat(proxy.faultCount()).isOne();
    assertThat(lists).hasSizeGreaterThan(1);
  }

  @Test
  void staleReadsShowFormerState() {
    // Given
    proxy.setPlan(FaultPlan.onReads(FaultAction.staleReads(LAG)));
    assertThat(listed()).isEmpty();

    // When
    create("first");

    // Then
    assertThat(listed()).isEmpty();
    Awaitility.await().untilAsserted(() -> assertThat(listed()).hasSize(1));
  }

  @Test
  void staleReadsDelayEvents() throws InterruptedException {
    // Given
    proxy.setPlan(FaultPlan.onReads(FaultAction.staleReads(LAG)));
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    watches.add(watch(received));
    Instant start = Instant.now();

    // When
    create("first");

    // Then
    assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(LAG);
  }

  @Test
  void clientThatCrashesBeforeWriteSendsNothingMore() {
    // Given
    proxy.setPlan(FaultPlan.crashBeforeWrite(2));
    create("first");

    // When
    createFailing("second");
    createFailing("third");

    // Then
    assertThat(proxy.isClosed()).isTrue();
    assertThat(exists("first")).isTrue();
    assertThat(exists("second")).isFalse();
    assertThat(exists("third")).isFalse();
  }

  @Test
  void writeBeforeClientCrashIsExecuted() {
    // Given
    proxy.setPlan(FaultPlan.crashAfterWrite(1));

    // When
    createFailing("first");
    createFailing("second");

    // Then
    assertThat(proxy.isClosed()).isTrue();
    assertThat(exists("first")).isTrue();
    assertThat(exists("second")).isFalse();
  }

  private List<ConfigMap> listed() {
    return client.configMaps().inNamespace(namespace).withLabel("test").list().getItems();
  }

  private void create(String name) {
    client.resource(configMap(name)).create();
  }

  private KubernetesClientException createFailing(String name) {
    return catchThrowableOfType(KubernetesClientException.class, () -> create(name));
  }

  private boolean exists(String name) {
    return admin.configMaps().inNamespace(namespace).withName(name).get() != null;
  }

  private ConfigMap configMap(String name) {
    // spotless:off
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .addToLabels("test", "proxy")
        .endMetadata()
        .build();
    // spotless:on
  }

  private Watch watch(BlockingQueue<String> received) {
    return client
        .configMaps()
        .inNamespace(namespace)
        .withLabel("test")
        .watch(
            new Watcher<>() {
              @Override
              public void eventReceived(Action action, ConfigMap map) {
                received.add(map.getMetadata().getName());
              }

              @Override
              public void onClose(WatcherException cause) {
                received.add("closed: " + cause);
              }
            });
  }
}

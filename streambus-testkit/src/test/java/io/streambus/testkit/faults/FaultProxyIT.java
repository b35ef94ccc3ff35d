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
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** If one of these failed, tests would claim to survive faults that were never made. */
@ControlPlaneTest
class FaultProxyIT {

  private final List<Watch> watches = new ArrayList<>();
  private KubernetesClient admin;
  private String namespace;
  private FaultProxy proxy;
  private KubernetesClient client;

  @BeforeEach
  void standBetween(KubernetesClient admin, ControlPlane plane, TestNamespace namespace) {
    this.admin = admin;
    this.namespace = namespace.name();
    proxy = FaultProxy.before(plane.configFor(ControlPlane.ADMIN));
    Config config =
        new ConfigBuilder(proxy.config())
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
  void withoutAPlanEverythingGoesThrough() throws InterruptedException {
    // Given
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    watches.add(watch(seen));

    // When
    create("first");

    // Then
    assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
    assertThat(there("first")).isTrue();
    assertThat(proxy.writes()).isOne();
    assertThat(proxy.faults()).isZero();
  }

  @Test
  void aRefusedWriteDoesNotGetToTheServer() {
    // Given
    proxy.follow(FaultPlan.everyNthWrite(2, new FaultAction.Refused(409)));

    // When
    KubernetesClientException refused = failure("first");
    create("second");

    // Then
    assertThat(refused.getCode()).isEqualTo(409);
    assertThat(refused.getStatus().getReason()).isEqualTo("Conflict");
    assertThat(there("first")).isFalse();
    assertThat(there("second")).isTrue();
    assertThat(proxy.faults()).isOne();
  }

  @Test
  void aThrottledWriteDoesNotGetToTheServer() {
    // Given
    proxy.follow(FaultPlan.everyNthWrite(1, new FaultAction.Throttled(Duration.ofSeconds(1))));

    // When / Then
    assertThat(failure("first").getCode()).isEqualTo(429);
    assertThat(there("first")).isFalse();
  }

  @Test
  void aSlowRequestGoesThrough() {
    // Given
    proxy.follow(request -> new FaultAction.Waits(Duration.ofMillis(300)));
    Instant begin = Instant.now();

    // When
    create("first");

    // Then
    assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(300));
    assertThat(there("first")).isTrue();
  }

  @Test
  void aLostRequestIsNotDoneAndALostAnswerIs() {
    // Given
    proxy.follow(
        request ->
            request.write() == 1 ? new FaultAction.RequestLost() : new FaultAction.AnswerLost());

    // When
    KubernetesClientException lost = failure("request");
    KubernetesClientException unanswered = failure("answer");

    // Then
    assertThat(lost.getCode()).isLessThanOrEqualTo(0);
    assertThat(unanswered.getCode()).isLessThanOrEqualTo(0);
    assertThat(there("request")).isFalse();
    assertThat(there("answer")).isTrue();
  }

  @Test
  void aDroppedWatchIsTakenUpAgain() throws InterruptedException {
    // Given
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    watches.add(watch(seen));
    create("first");
    assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("first");

    // When
    int dropped = proxy.dropWatches();
    create("second");

    // Then
    assertThat(dropped).isOne();
    assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("second");
  }

  @Test
  void aClientThatEndsBeforeAWriteDoesNothingMore() {
    // Given
    proxy.follow(FaultPlan.endBefore(2));
    create("first");

    // When
    failure("second");
    failure("third");

    // Then
    assertThat(proxy.hasEnded()).isTrue();
    assertThat(there("first")).isTrue();
    assertThat(there("second")).isFalse();
    assertThat(there("third")).isFalse();
  }

  @Test
  void aClientThatEndsAfterAWriteHasDoneIt() {
    // Given
    proxy.follow(FaultPlan.endAfter(1));

    // When
    failure("first");
    failure("second");

    // Then
    assertThat(proxy.hasEnded()).isTrue();
    assertThat(there("first")).isTrue();
    assertThat(there("second")).isFalse();
  }

  private void create(String name) {
    client.resource(configMap(name)).create();
  }

  private KubernetesClientException failure(String name) {
    return catchThrowableOfType(KubernetesClientException.class, () -> create(name));
  }

  private boolean there(String name) {
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

  private Watch watch(BlockingQueue<String> seen) {
    return client
        .configMaps()
        .inNamespace(namespace)
        .withLabel("test")
        .watch(
            new Watcher<>() {
              @Override
              public void eventReceived(Action action, ConfigMap map) {
                seen.add(map.getMetadata().getName());
              }

              @Override
              public void onClose(WatcherException cause) {
                seen.add("closed: " + cause);
              }
            });
  }
}

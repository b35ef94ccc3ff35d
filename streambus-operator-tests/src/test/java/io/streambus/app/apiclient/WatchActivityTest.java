package io.streambus.app.apiclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.streambus.operator.fixture.FakeApiServer;
import io.streambus.operator.fixture.ManualTicker;
import io.streambus.operator.kubernetes.client.HttpWatches;
import io.streambus.resources.thirdparty.ServiceMonitor;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Guarantees that an operator whose watches receive no events anymore is restarted, but not because
 * there are no events or no API server.
 */
@Timeout(60)
class WatchActivityTest {

  private static final Duration SILENCE = Duration.ofMinutes(16);

  private final ManualTicker ticker = new ManualTicker();
  private final WatchActivity activity = new WatchActivity(ticker);
  private FakeApiServer server;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    server = FakeApiServer.start();
    client =
        HttpWatches.clientBuilder(server.config())
            .withHttpClientBuilderConsumer(
                builder -> {
                  HttpWatches.addTo(builder);
                  builder.addOrReplaceInterceptor("watch-activity", activity);
                })
            .build();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void openWatchWithoutEventsIsActiveUntilItMustHaveBeenRenewed() {
    // Given
    try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inAnyNamespace().inform()) {
      Awaitility.await().until(informer::isWatching);

      // When
      ticker.advance(Duration.ofMinutes(13));

      // Then
      assertThat(activity.isRenewingWatches()).isTrue();

      // When
      ticker.advance(Duration.ofMinutes(3));

      // Then
      assertThat(informer.isWatching()).isTrue();
      assertThat(activity.isRenewingWatches()).isFalse();
    }
  }

  @Test
  void renewalKeepsWatchActive() throws IOException {
    // Given
    try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inAnyNamespace().inform()) {
      Awaitility.await().until(informer::isWatching);
      ticker.advance(SILENCE);

      // When
      server.interruptWatches("configmaps");

      // Then
      Awaitility.await().until(() -> server.startedWatches("configmaps") == 2);
      assertThat(activity.isRenewingWatches()).isTrue();
      assertThat(informer.isRunning()).isTrue();
    }
  }

  @Test
  void attemptsDuringOutageKeepWatchActive() throws IOException {
    // Given
    try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inAnyNamespace().inform()) {
      Awaitility.await().until(informer::isWatching);
      server.close();

      // When
      ticker.advance(SILENCE);

      // Then
      Awaitility.await().until(activity::isRenewingWatches);
      assertThat(informer.isRunning()).isTrue();
    }
  }

  @Test
  void watchesThatEndWhenNoLongerNeededAreNotCovered() {
    // Given
    client.secrets().inNamespace("shop").withName("tls").inform().close();
    client.resources(ServiceMonitor.class).inAnyNamespace().inform().close();

    // When
    ticker.advance(SILENCE);

    // Then
    assertThat(activity.isRenewingWatches()).isTrue();
  }
}

package io.streambus.operator.informers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.operator.kubernetes.OptionalApis.ApiState;
import io.streambus.operator.kubernetes.client.RecentWrites;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.model.OptionalKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Without these guarantees, an operator that is limited to namespaces would need cluster-wide
 * permissions, or send requests for what it may not do, or miss an API until it is restarted.
 */
@Timeout(90)
@Execution(ExecutionMode.CONCURRENT)
class NamespacedOptionalKindsTest {

  /** Longer than the first delay of increasing ones. */
  private static final Duration QUIET_PERIOD = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private OptionalApiServer server;
  private OptionalKinds kinds;

  @BeforeEach
  void create() throws IOException {
    server = new OptionalApiServer();
    kinds =
        new OptionalKinds(server.client(), Set.of("a", "b"), Extensions.none(), new RecentWrites());
  }

  @AfterEach
  void stop() {
    kinds.stop();
    server.close();
  }

  @Test
  void availableApiIsWatchedInEachNamespace() {
    // Given
    server.install();

    // When
    kinds.start((namespace, name) -> {}, Stream::of);

    // Then
    assertThat(state()).isInstanceOf(ApiState.Served.class);
    assertThat(kinds.apis().stateOf(OptionalKind.CERTIFICATE))
        .isInstanceOf(ApiState.NotInstalled.class);
    assertThat(server.requests())
        .containsOnly(
            "/apis/cert-manager.io/v1",
            OptionalApiServer.DISCOVERY,
            OptionalApiServer.DISCOVERY + "/namespaces/a/servicemonitors",
            OptionalApiServer.DISCOVERY + "/namespaces/b/servicemonitors");
  }

  @Test
  void otherKindsOfTheGroupAreNotTheApi() {
    // Given
    server.respondToDiscovery(200, OptionalApiServer.SERVED.replace("servicemonitors", "probes"));

    // When
    kinds.start((namespace, name) -> {}, Stream::of);

    // Then
    assertThat(state()).isInstanceOf(ApiState.NotInstalled.class);
  }

  @Nested
  class UnavailableApi {

    @Test
    void missingApiCostsOneRequest() {
      // When
      kinds.start((namespace, name) -> {}, Stream::of);

      // Then
      assertThat(state()).isInstanceOf(ApiState.NotInstalled.class);
      assertQuiet();
      assertThat(server.requests())
          .containsExactlyInAnyOrder("/apis/cert-manager.io/v1", OptionalApiServer.DISCOVERY);
    }

    @Test
    void missingPermissionIsReportedAndCostsNoFurtherRequests() {
      // Given
      server.install();
      server.forbidObjects();

      // When
      kinds.start((namespace, name) -> {}, Stream::of);

      // Then
      assertThat(state())
          .isEqualTo(
              new ApiState.Unavailable("servicemonitors.monitoring.coreos.com is forbidden"));
      assertQuiet();
    }

    @Test
    void forbiddenDiscoveryCostsNoFurtherRequests() {
      // Given
      server.respondToDiscovery(403, "{\"kind\": \"Status\", \"code\": 403}");

      // When
      kinds.start((namespace, name) -> {}, Stream::of);

      // Then
      assertThat(state()).isInstanceOf(ApiState.Unavailable.class);
      assertQuiet();
    }

    @Test
    void removedApiCostsNoFurtherRequests() {
      // Given
      server.install();
      kinds.start((namespace, name) -> {}, Stream::of);

      // When
      server.remove();

      // Then
      await().atMost(PATIENCE).until(() -> state() instanceof ApiState.NotInstalled);
      assertQuiet();
    }

    @Test
    void revokedPermissionIsReportedAndCostsNoFurtherRequests() {
      // Given
      server.install();
      kinds.start((namespace, name) -> {}, Stream::of);

      // When
      server.forbidObjects();

      // Then
      await().atMost(PATIENCE).until(() -> state() instanceof ApiState.Unavailable);
      assertQuiet();
    }

    @Test
    void renewedWatchCostsNoFurtherRequests() {
      // Given
      server.install();
      kinds.start((namespace, name) -> {}, Stream::of);

      // When
      server.endWatches();

      // Then
      assertQuiet();
      assertThat(discoveries()).isOne();
      assertThat(state()).isInstanceOf(ApiState.Served.class);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {"500 | <html>", "200 | <html>", "429 | {}"})
    void unusableResponseIsRetried(int code, String body) {
      // Given
      server.respondToDiscovery(code, body);
      kinds.start((namespace, name) -> {}, Stream::of);
      assertThat(state()).isInstanceOf(ApiState.Unavailable.class);

      // When
      server.install();

      // Then
      await().until(() -> state() instanceof ApiState.Served);
    }
  }

  @Nested
  class ChangedCluster {

    @Test
    void installedApiIsUsedAfterNextChange() {
      // Given
      kinds.start((namespace, name) -> {}, Stream::of);
      server.install();

      // When
      kinds.onClusterUpdated(requesting("2"), requesting("1"));

      // Then
      await().until(() -> state() instanceof ApiState.Served);
    }

    @Test
    void newPermissionIsUsedForNextCluster() {
      // Given
      server.install();
      server.forbidObjects();
      kinds.start((namespace, name) -> {}, Stream::of);
      server.install();

      // When
      kinds.onClusterCreated(requesting("1"));

      // Then
      await().until(() -> state() instanceof ApiState.Served);
    }

    @Test
    void manyChangesCostOneRequest() {
      // Given
      kinds.start((namespace, name) -> {}, Stream::of);

      // When
      for (int i = 0; i < 100; i++) {
        kinds.onClusterCreated(requesting("1"));
      }

      // Then
      await().until(() -> discoveries() == 2);
      assertQuiet();
      assertThat(discoveries()).isEqualTo(2);
    }

    @Test
    void otherChangesCostNoRequests() {
      // Given
      kinds.start((namespace, name) -> {}, Stream::of);

      // When
      kinds.onClusterUpdated(requesting("1"), requesting("1"));
      kinds.onClusterCreated(new StreamBusCluster());

      // Then
      assertQuiet();
    }

    @Test
    void availableApiCostsNoRequests() {
      // Given
      server.install();
      kinds.start((namespace, name) -> {}, Stream::of);

      // When
      kinds.onClusterCreated(requesting("1"));

      // Then
      assertQuiet();
      assertThat(discoveries()).isOne();
    }
  }

  private ApiState state() {
    return kinds.apis().stateOf(OptionalKind.SERVICE_MONITOR);
  }

  private long discoveries() {
    return server.requests().stream().filter(OptionalApiServer.DISCOVERY::equals).count();
  }

  /** Asserts that no request is sent after those that are on their way. */
  private void assertQuiet() {
    pause(Duration.ofMillis(500));
    List<String> before = server.requests();
    pause(QUIET_PERIOD);
    assertThat(server.requests()).isEqualTo(before);
  }

  private static void pause(Duration duration) {
    await().pollDelay(duration).timeout(duration.multipliedBy(2)).until(() -> true);
  }

  private static StreamBusCluster requesting(String annotation) {
    var cluster = new StreamBusCluster();
    cluster.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("a")
            .withName("demo")
            .addToAnnotations("example.com/note", annotation)
            .build());
    MetricsSpec metrics = MetricsSpec.builder().serviceMonitor(true).build();
    cluster.setSpec(
        StreamBusClusterSpec.builder()
            .observability(ObservabilitySpec.builder().metrics(metrics).build())
            .build());
    return cluster;
  }
}

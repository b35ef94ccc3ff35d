package io.streambus.operator.kubernetes.client;

import static io.streambus.operator.kubernetes.client.FaultyApiServer.HANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.WriteResult;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a faulty API server neither blocks reconciliations nor is mistaken for one that
 * rejected a request.
 */
@Timeout(30)
class FaultyApiServerTest {

  private FaultyApiServer server;
  private ClientKubernetes kubernetes;

  @BeforeEach
  void start() throws IOException {
    server = new FaultyApiServer();
    kubernetes = server.kubernetes();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void unresponsiveServerIsUnavailableAfterTimeout() {
    // Given
    server.respond(HANG, "");

    // Then
    assertThatThrownBy(() -> kubernetes.apply(account(), account()))
        .isInstanceOf(KubernetesUnavailableException.class);
  }

  @Test
  void serverErrorIsUnavailable() {
    // Given
    server.respond(503, "<html>bad gateway</html>");

    // Then
    assertThatThrownBy(() -> kubernetes.apply(account(), account()))
        .isInstanceOf(KubernetesUnavailableException.class);
  }

  @Test
  void nonJsonResponseIsUnavailable() {
    // Given
    server.respond(200, "<html>log in first</html>");

    // Then
    assertThatThrownBy(() -> kubernetes.apply(account(), account()))
        .isInstanceOf(KubernetesUnavailableException.class);
  }

  @Test
  void rejectionContainsServerMessage() {
    // Given
    server.respond(403, "{\"kind\":\"Status\",\"code\":403,\"message\":\"quota exceeded\"}");

    // When
    WriteResult result = kubernetes.apply(account(), account());

    // Then
    assertThat(result).isEqualTo(new WriteResult.Rejected(403, "quota exceeded"));
  }

  /** A webhook that does not run: nothing but a condition tells users that it must. */
  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503, 504})
  void persistentServerErrorIsRejection(int code) {
    // Given
    server.respond(code, "{\"kind\":\"Status\",\"message\":\"failed calling webhook\"}");
    for (int attempt = 1; attempt < FailedRequests.MAX_ATTEMPTS; attempt++) {
      assertThatThrownBy(() -> kubernetes.apply(account(), account()))
          .isInstanceOf(KubernetesUnavailableException.class)
          .hasMessageContaining("failed calling webhook");
    }

    // When
    WriteResult result = kubernetes.apply(account(), account());

    // Then
    assertThat(result).isEqualTo(new WriteResult.Rejected(code, "failed calling webhook"));
    assertThatThrownBy(() -> kubernetes.create(account()))
        .as("another request")
        .isInstanceOf(KubernetesUnavailableException.class);
  }

  @Test
  void conflictIsRetriedForAsLongAsItLasts() {
    // Given
    server.respond(409, "{\"kind\":\"Status\",\"message\":\"the object was modified\"}");

    // Then
    for (int attempt = 0; attempt < 2 * FailedRequests.MAX_ATTEMPTS; attempt++) {
      assertThatThrownBy(() -> kubernetes.apply(account(), account()))
          .isInstanceOf(KubernetesUnavailableException.class);
    }
  }

  /** The status says the same as the event, and must not wait for it. */
  @ParameterizedTest
  @ValueSource(ints = {HANG, 403, 429, 500})
  void eventIsLostAfterOneRequest(int code) {
    // Given
    server.respond(code, "{\"kind\":\"Status\",\"message\":\"no events, please\"}");

    // When
    kubernetes.createEvent(event());

    // Then
    assertThat(server.requests()).hasSize(1);
    assertThat(failures("event")).isOne();
  }

  @Test
  void existingEventIsNotLost() {
    // Given
    server.respond(409, "{\"kind\":\"Status\",\"message\":\"already exists\"}");

    // When
    kubernetes.createEvent(event());

    // Then
    assertThat(failures("event")).isZero();
  }

  @Test
  void rejectedStatusIsCounted() {
    // Given
    server.respond(422, "{\"kind\":\"Status\",\"message\":\"status.phase: Invalid value\"}");

    // When
    kubernetes.patchStatus(
        OperatorScenario.demo("default"), StreamBusClusterStatus.builder().build());

    // Then
    assertThat(failures("status")).isOne();
  }

  private double failures(String write) {
    return server
        .meterRegistry()
        .get("streambus.operator.write.failures")
        .tag("write", write)
        .counter()
        .count();
  }

  private static Event event() {
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("demo.1")
        .endMetadata()
        .build();
  }

  private static ServiceAccount account() {
    return new ServiceAccountBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("demo")
        .endMetadata()
        .build();
  }
}

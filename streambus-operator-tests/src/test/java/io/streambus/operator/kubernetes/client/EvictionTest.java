package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPods.PodPatch;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.WriteResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a disruption budget is told apart from a busy API server, and that a write to a
 * pod is never repeated on its own: until then, the decision may be wrong.
 */
@Timeout(30)
class EvictionTest {

  private static final BrokerPod POD =
      BrokerPod.builder()
          .version(new ObjectVersion(new ObjectKey("Pod", "shop", "demo-1"), "u-1", "7"))
          .ordinal(1)
          .createdAt(Instant.EPOCH)
          .terminating(false)
          .phase("Running")
          .build();

  private final FaultyApiServer server;
  private final KubernetesClient retrying;
  private final ClientBrokerPods pods;

  EvictionTest() throws IOException {
    server = new FaultyApiServer(Duration.ofSeconds(20));
    retrying =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(server.client().getConfiguration())
                    .withRequestRetryBackoffLimit(3)
                    .withRequestRetryBackoffInterval(10)
                    .build())
            .build();
    pods =
        new ClientBrokerPods(
            retrying,
            new ApiErrors(Ticker.systemTicker()),
            cluster -> List.of(),
            new RecentWrites());
  }

  @AfterEach
  void stop() {
    retrying.close();
    server.close();
  }

  @Test
  void budgetRejectsEvictionWithWordsOfServer() {
    // Given
    server.respond(
        429,
        """
        {"kind": "Status", "code": 429, "reason": "TooManyRequests",
         "message": "Cannot evict pod as it would violate the pod's disruption budget.",
         "details": {"causes": [{"reason": "DisruptionBudget",
           "message": "The disruption budget demo needs 2 healthy pods and has 2 currently"}]}}
        """);

    // When
    WriteResult.Rejected rejected = pods.evict(POD).rejection().orElseThrow();

    // Then
    assertThat(rejected.isByDisruptionBudget()).isTrue();
    assertThat(rejected.message())
        .isEqualTo(
            "Cannot evict pod as it would violate the pod's disruption budget. The disruption"
                + " budget demo needs 2 healthy pods and has 2 currently");
    assertThat(pods.checkEviction(POD)).contains(rejected);
    assertThat(server.requestUrls())
        .containsExactly(
            "/api/v1/namespaces/shop/pods/demo-1/eviction",
            "/api/v1/namespaces/shop/pods/demo-1/eviction");
  }

  @Test
  void severalBudgetsRejectEviction() {
    // Given
    server.respond(
        500,
        """
        {"kind": "Status", "code": 500, "status": "Failure", "message": "This pod has more than one\
         PodDisruptionBudget, which the eviction subresource does not support."}
        """);

    // Then
    assertThat(pods.evict(POD).rejection())
        .hasValueSatisfying(rejected -> assertThat(rejected.isByDisruptionBudget()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 503})
  void otherFailureIsNoBudgetAndIsNotRepeated(int code) {
    // Given
    server.respond(
        code, "{\"kind\": \"Status\", \"code\": %d, \"message\": \"no\"}".formatted(code));

    // Then
    assertThatThrownBy(() -> pods.evict(POD)).isInstanceOf(KubernetesUnavailableException.class);
    assertThatThrownBy(() -> pods.delete(POD)).isInstanceOf(KubernetesUnavailableException.class);
    assertThatThrownBy(() -> pods.patch(POD, PodPatch.builder().putLabels("a", "b").build()))
        .isInstanceOf(KubernetesUnavailableException.class);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void missingPermissionIsNoBudget() {
    // Given
    server.respond(403, "{\"kind\": \"Status\", \"code\": 403, \"message\": \"forbidden\"}");

    // Then
    assertThat(pods.evict(POD).rejection()).contains(new WriteResult.Rejected(403, "forbidden"));
  }

  @Test
  void evictedPodIsTerminating() {
    // Given
    server.respond(201, "{\"kind\": \"Status\", \"status\": \"Success\", \"code\": 201}");

    // Then
    assertThat(pods.evict(POD).object().terminating()).isTrue();
    assertThat(pods.checkEviction(POD)).isEmpty();
  }

  @Test
  void podThatIsGoneCountsAsEvicted() {
    // Given
    server.respond(404, "{\"kind\": \"Status\", \"code\": 404, \"message\": \"not found\"}");

    // Then
    assertThat(pods.evict(POD).rejection()).isEmpty();
  }
}

package io.streambus.app.authorization;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** Guarantees that a scrape does not wait for an API server that accepts requests and is stuck. */
class AccessReviewsTest {

  @Test
  void apiServerThatDoesNotRespondIsNotAwaited() throws Exception {
    // Given
    try (ServerSocket stuck = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        KubernetesClient client =
            new KubernetesClientBuilder()
                .withConfig(
                    new ConfigBuilder()
                        .withMasterUrl("http://127.0.0.1:" + stuck.getLocalPort())
                        .build())
                .build()) {
      var reviews = new AccessReviews(client, "/metrics");

      // When / Then
      assertThatThrownBy(() -> reviews.review("token"))
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageEndingWith("within 3 s");
    }
  }
}

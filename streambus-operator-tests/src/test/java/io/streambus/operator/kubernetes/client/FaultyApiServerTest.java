package io.streambus.operator.kubernetes.client;

import static io.streambus.operator.kubernetes.client.FaultyApiServer.HANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.WriteResult;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    assertThatThrownBy(() -> kubernetes.apply(account()))
        .isInstanceOf(KubernetesUnavailableException.class);
  }

  @Test
  void serverErrorIsUnavailable() {
    // Given
    server.respond(503, "<html>bad gateway</html>");

    // Then
    assertThatThrownBy(() -> kubernetes.apply(account()))
        .isInstanceOf(KubernetesUnavailableException.class);
  }

  @Test
  void nonJsonResponseIsUnavailable() {
    // Given
    server.respond(200, "<html>log in first</html>");

    // Then
    assertThatThrownBy(() -> kubernetes.apply(account()))
        .isInstanceOf(KubernetesUnavailableException.class);
  }

  @Test
  void rejectionContainsServerMessage() {
    // Given
    server.respond(403, "{\"kind\":\"Status\",\"code\":403,\"message\":\"quota exceeded\"}");

    // When
    WriteResult result = kubernetes.apply(account());

    // Then
    assertThat(result).isEqualTo(new WriteResult.Rejected(403, "quota exceeded"));
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

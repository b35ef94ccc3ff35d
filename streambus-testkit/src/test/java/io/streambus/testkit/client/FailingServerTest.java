package io.streambus.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.operator.client.ClientKubernetes;
import io.streambus.operator.client.OwnWrites;
import io.streambus.operator.port.KubernetesUnavailableException;
import io.streambus.operator.port.WriteResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** If one of these failed, a server in trouble would hold up passes, or be taken for a refusal. */
@Timeout(30)
class FailingServerTest {

  private static final int HANGS = 0;

  private HttpServer server;
  private KubernetesClient client;
  private ClientKubernetes kubernetes;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .withRequestTimeout(500)
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    kubernetes = new ClientKubernetes(client, cluster -> List.of(), new OwnWrites());
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void aServerThatDoesNotAnswerIsUnavailableAfterTheTimeOut() {
    // Given
    answer(HANGS, "");

    // Then
    assertThatThrownBy(() -> kubernetes.apply(account()))
        .isInstanceOf(KubernetesUnavailableException.class);
  }

  @Test
  void aServerErrorInAnyFormIsUnavailable() {
    // Given
    answer(503, "<html>bad gateway</html>");

    // Then
    assertThatThrownBy(() -> kubernetes.apply(account()))
        .isInstanceOf(KubernetesUnavailableException.class);
  }

  @Test
  void anAnswerThatIsNoJsonIsUnavailable() {
    // Given
    answer(200, "<html>log in first</html>");

    // Then
    assertThatThrownBy(() -> kubernetes.apply(account()))
        .isInstanceOf(KubernetesUnavailableException.class);
  }

  @Test
  void aRefusalTellsWhatTheServerSays() {
    // Given
    answer(403, "{\"kind\":\"Status\",\"code\":403,\"message\":\"quota exceeded\"}");

    // When
    WriteResult result = kubernetes.apply(account());

    // Then
    assertThat(result).isEqualTo(new WriteResult.Refused(403, "quota exceeded"));
  }

  private void answer(int code, String body) {
    server.createContext(
        "/",
        exchange -> {
          if (code != HANGS) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          }
        });
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

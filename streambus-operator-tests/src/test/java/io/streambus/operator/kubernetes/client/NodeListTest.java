package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TaintBuilder;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.kubernetes.NodeList.ClusterNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that an optional check neither blocks a rollout nor uses unbounded memory. */
@Timeout(60)
class NodeListTest {

  private FaultyApiServer server;
  private Kubernetes kubernetes;

  @BeforeEach
  void start() throws IOException {
    start(Duration.ofSeconds(20));
  }

  private void start(Duration timeout) throws IOException {
    server = new FaultyApiServer(timeout);
    kubernetes = server.kubernetes();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsRelevantNodeFieldsWithOneBoundedRequest() {
    // Given
    server.respond(
        200,
        """
        {"kind": "NodeList", "apiVersion": "v1", "metadata": {}, "items": [
          {"metadata": {"name": "full", "labels": {"disk": "ssd"}},
           "spec": {"podCIDR": "10.0.0.0/24", "unschedulable": true,
                    "taints": [{"key": "use", "value": "db", "effect": "NoSchedule"}]},
           "status": {"capacity": {"cpu": "9"}, "allocatable": {"cpu": "8"},
                      "images": [{"names": ["a"], "sizeBytes": 1}]}},
          {"metadata": {"name": "empty"}}]}
        """);

    // Then
    assertThat(kubernetes.listNodes())
        .isEqualTo(
            new NodeList.Known(
                ImmutableList.of(
                    new ClusterNode(
                        "full",
                        ImmutableMap.of("disk", "ssd"),
                        true,
                        ImmutableList.of(
                            new TaintBuilder()
                                .withKey("use")
                                .withValue("db")
                                .withEffect("NoSchedule")
                                .build()),
                        ImmutableMap.of("cpu", new Quantity("8"))),
                    new ClusterNode(
                        "empty", ImmutableMap.of(), false, ImmutableList.of(), ImmutableMap.of())),
                true));
    assertThat(server.requestUrls()).containsExactly("/api/v1/nodes?limit=1000");
  }

  @Test
  void truncatedListIsIncomplete() {
    // Given
    server.respond(
        200,
        """
        {"kind": "NodeList", "apiVersion": "v1", "metadata": {"continue": "more"},
         "items": [{"metadata": {"name": "first"}}]}
        """);

    // Then
    assertThat(kubernetes.listNodes())
        .isInstanceOfSatisfying(
            NodeList.Known.class, known -> assertThat(known.complete()).isFalse());
    assertThat(server.requestUrls()).hasSize(1);
  }

  @Test
  void unresponsiveServerMeansUnknownAfterTimeout() throws IOException {
    // Given
    server.close();
    start(Duration.ofMillis(500));
    server.respond(FaultyApiServer.HANG, "");

    // Then
    assertUnknown("API server");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | {\"kind\": \"Status\", \"code\": 403} | list verb",
        "500 | <html>                                  | 500",
        "200 | <html>                                  | API server",
      })
  void failureMeansUnknown(int code, String body, String reason) {
    // Given
    server.respond(code, body);

    // Then
    assertUnknown(reason);
  }

  private void assertUnknown(String reason) {
    assertThat(kubernetes.listNodes())
        .isInstanceOfSatisfying(
            NodeList.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("nodes", reason));
  }
}

package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TaintBuilder;
import io.streambus.operator.kubernetes.ClusterNode;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.NodeList;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If one of these failed, a check that can be done without would hold up a roll, or all memory. */
@Timeout(60)
class NodeListTest {

  private FailingServer server;
  private Kubernetes kubernetes;

  @BeforeEach
  void start() throws IOException {
    start(Duration.ofSeconds(20));
  }

  private void start(Duration patience) throws IOException {
    server = new FailingServer(patience);
    kubernetes = server.kubernetes();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void nodesAreReadAsFarAsTheyMatterByOneBoundedRequest() {
    // Given
    server.answer(
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
    assertThat(kubernetes.nodes())
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
    assertThat(server.asked()).containsExactly("/api/v1/nodes?limit=1000");
  }

  @Test
  void aListThatGoesOnIsNotWhole() {
    // Given
    server.answer(
        200,
        """
        {"kind": "NodeList", "apiVersion": "v1", "metadata": {"continue": "more"},
         "items": [{"metadata": {"name": "first"}}]}
        """);

    // Then
    assertThat(kubernetes.nodes())
        .isInstanceOfSatisfying(
            NodeList.Known.class, known -> assertThat(known.complete()).isFalse());
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUpAfterTheTimeOut() throws IOException {
    // Given
    server.close();
    start(Duration.ofMillis(500));
    server.answer(FailingServer.HANGS, "");

    // Then
    assertThat(kubernetes.nodes()).isEqualTo(unknown("the API server gives no usable answer"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | {\"kind\": \"Status\", \"code\": 403} | give the operator the verb list on nodes",
        "500 | <html>                                  | the API server answers 500",
        "200 | <html>                                  | the API server gives no usable answer",
      })
  void whateverGoesWrongIsAnAnswer(int code, String body, String why) {
    // Given
    server.answer(code, body);

    // Then
    assertThat(kubernetes.nodes()).isEqualTo(unknown(why));
  }

  private static NodeList unknown(String why) {
    return new NodeList.Unknown("the nodes cannot be listed: " + why);
  }
}

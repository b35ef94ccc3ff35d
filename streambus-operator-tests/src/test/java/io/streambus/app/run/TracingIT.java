package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Guarantees that a collector receives what a reconciliation does, and that the operator works the
 * same without one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracingIT {

  private static final String RECONCILE = "reconcile StreamBusCluster";

  private final OperatorApiServer server = OperatorApiServer.startOrSkip();
  private final KubernetesClient client = server.client();

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void reconciliationIsTraced() throws Exception {
    // Given
    createCluster("traced");
    try (var receiver = new OtlpReceiver();
        var operator =
            OperatorProgram.start(environment(receiver.endpoint()))
                .awaitLog("0 of 1 brokers are ready")) {

      // When
      Span root =
          Awaitility.await()
              .atMost(Duration.ofSeconds(20))
              .until(() -> find(receiver.spans(), "traced"), found -> !found.isEmpty())
              .get(0);
      List<Span> steps =
          receiver.spans().stream()
              .filter(span -> span.getParentSpanId().equals(root.getSpanId()))
              .toList();

      // Then
      assertThat(steps)
          .extracting(Span::getName)
          .containsExactly(
              "resolve", "check certificates", "apply objects", "operate brokers", "write status");
      assertThat(steps).extracting(Span::getTraceId).containsOnly(root.getTraceId());
      assertThat(attribute(root.getAttributesList(), "k8s.namespace.name")).isEqualTo("default");
      assertThat(attribute(root.getAttributesList(), "streambus.reconcile.result"))
          .isEqualTo("applied");
      assertThat(attribute(receiver.resourceAttributes(), "service.name"))
          .isEqualTo("streambus-operator");
      assertThat(operator.log())
          .containsPattern("Created object .*trace_id=\"" + hex(root.getTraceId()) + "\"");
    }
  }

  @Test
  void unreachableCollectorHasNoEffectButWarnings() throws Exception {
    // Given
    createCluster("untraced");
    Map<String, String> environment = environment("http://127.0.0.1:1");
    try (var operator =
        OperatorProgram.start(environment).awaitLog("cluster=\"untraced\"").awaitReady()) {

      // When
      operator.awaitLog("Failed to export");
      int exit = operator.terminate().awaitExit();

      // Then
      assertThat(exit).isZero();
      assertThat(operator.log().lines().filter(line -> line.contains("Failed to export")))
          .hasSizeLessThan(10)
          .allMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
    }
  }

  private Map<String, String> environment(String endpoint) {
    return Map.of(
        "KUBECONFIG",
        server.kubeconfig().toString(),
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        endpoint,
        "OTEL_BSP_SCHEDULE_DELAY",
        "100");
  }

  private void createCluster(String name) {
    String yaml =
        """
        apiVersion: streambus.io/v1alpha1
        kind: StreamBusCluster
        metadata: {name: %s, namespace: default}
        spec: {replicas: 1}
        """
            .formatted(name);
    client
        .resource(
            client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
        .create();
  }

  private static List<Span> find(List<Span> spans, String cluster) {
    return spans.stream()
        .filter(span -> span.getName().equals(RECONCILE))
        .filter(
            span -> attribute(span.getAttributesList(), "streambus.cluster.name").equals(cluster))
        .toList();
  }

  private static String attribute(List<KeyValue> attributes, String key) {
    return attributes.stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .map(attribute -> attribute.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}

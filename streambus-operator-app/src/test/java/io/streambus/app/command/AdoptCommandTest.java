package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Guarantees that users of the original operator get a cluster with the same settings. */
class AdoptCommandTest {

  private static final String FILE = "src/test/resources/adopt/original.yaml";

  private final Invocation adopt = Invocation.of("adopt", "--statefulset=orders", "-f", FILE);

  @Test
  void clusterHasTheSettingsOfTheStatefulSet() throws IOException {
    // When
    JsonNode cluster = new YAMLMapper().readTree(adopt.out());

    // Then
    assertThat(adopt.exitCode()).as(adopt.err()).isZero();
    assertThat(cluster.path("metadata").toString())
        .isEqualTo("{\"name\":\"orders\",\"namespace\":\"streaming\"}");
    assertThat(cluster.path("spec"))
        .isEqualTo(
            new YAMLMapper()
                .readTree(
                    """
                    replicas: 3
                    image:
                      repository: registry.example.com:5000/streambus/broker
                      tag: v0.6.0
                      pullPolicy: IfNotPresent
                    storage: {size: 100Gi, class: fast, raftSize: 10Gi}
                    resources:
                      requests: {cpu: "1", memory: 2Gi}
                      limits: {cpu: "4", memory: 8Gi}
                    config: {port: 9092, httpPort: 8081, grpcPort: 9093, logLevel: debug}
                    nodeSelector: {workload: streaming}
                    tolerations:
                    - {key: dedicated, operator: Equal, value: streambus, effect: NoSchedule}
                    podAnnotations: {prometheus.io/scrape: "true"}
                    podLabels: {environment: production}
                    """));
  }

  @Test
  void validateAcceptsTheCluster() {
    assertThat(Invocation.withInput(adopt.out(), "validate", "--strict", "-f", "-").exitCode())
        .isZero();
  }

  @Test
  void remainingDifferencesAreThoseOfTheOperatorOnly() {
    assertThat(adopt.err())
        .contains(
            "-  podManagementPolicy: OrderedReady\n",
            "-        - name: STREAMBUS_LOG_LEVEL\n",
            "-            path: /health\n")
        .doesNotContain(
            "dnsPolicy", "terminationMessagePath", "resourceVersion", "-            cpu: ");
  }

  @Test
  void wayOverKeepsTheMessages() {
    assertThat(adopt.err())
        .containsSubsequence(
            "kubectl scale statefulset orders -n streaming --replicas=0",
            "kubectl wait --for=delete pod -n streaming",
            "kubectl delete -n streaming statefulset/orders",
            "kubectl annotate -n streaming pvc/data-orders-0 pvc/data-orders-1 pvc/data-orders-2"
                + " streambus.io/adopt=orders",
            "kubectl apply -f FILE",
            "kubectl wait --for=condition=Ready streambuscluster/orders -n streaming");
  }

  @Test
  void claimsOfAnotherTemplateAreNotPromised() {
    // Given
    String other =
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: orders}
        spec:
          replicas: 1
          template:
            spec: {containers: [{name: main, image: streambus/broker}]}
          volumeClaimTemplates:
          - metadata: {name: storage}
            spec: {resources: {requests: {storage: 1Gi}}}
        """;

    // When
    Invocation adopted = Invocation.withInput(other, "adopt", "--statefulset", "orders", "-f", "-");

    // Then
    assertThat(adopted.err())
        .contains("uses claims such as data-orders-0, and the existing ones have other names")
        .doesNotContain("kubectl annotate");
  }

  @Test
  void statefulSetWithoutImageIsNoCluster() {
    // When
    Invocation adopted =
        Invocation.withInput(
            "{kind: StatefulSet, apiVersion: apps/v1, metadata: {name: orders}, spec: x}",
            "adopt",
            "--statefulset=orders",
            "-f",
            "-");

    // Then
    assertThat(adopted)
        .isEqualTo(
            new Invocation(
                2, "", "streambus adopt: the StatefulSet orders has no container with an image\n"));
  }

  @Test
  void missingStatefulSetIsReported() {
    // When
    Invocation missing = Invocation.of("adopt", "--statefulset=other", "-f", FILE);

    // Then
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err())
        .isEqualTo("streambus adopt: " + FILE + ": contains no StatefulSet other\n");
  }
}

package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.operator.OperatorOptions;
import io.streambus.testkit.controlplane.ControlPlaneOptions.Access;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Guarantees that the operator starts, stops and hands over as Kubernetes expects. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorProgramIT {

  private static final String UNPRIVILEGED = "unprivileged";

  private final OperatorApiServer server =
      OperatorApiServer.startOrSkip(Map.of(UNPRIVILEGED, Access.NONE));
  private final Path kubeconfig = server.kubeconfig();
  private final KubernetesClient client = server.client();

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void becomesReadyAndServesMetrics() throws Exception {
    // When
    try (var process = OperatorProgram.start(kubeconfig).awaitReady()) {

      // Then
      assertThat(process.probeStatus("/healthz")).isEqualTo(200);
      assertThat(process.metrics())
          .contains(
              "streambus_operator_reconcile_total{",
              "streambus_operator_reconcile_errors_total 0.0",
              "streambus_operator_reconcile_duration_seconds_bucket{",
              "jvm_memory_used_bytes{");
    }
  }

  @Test
  void reconcilesOnlySelectedClusters() throws Exception {
    // Given
    createNamespace("watched");
    createNamespace("unwatched");
    createCluster("watched", "gold", "gold");
    createCluster("watched", "silver", "silver");
    createCluster("unwatched", "other", "gold");
    var environment =
        Map.of(
            "KUBECONFIG", kubeconfig.toString(),
            "STREAMBUS_OPERATOR_WATCH_NAMESPACES", "watched",
            "STREAMBUS_OPERATOR_WATCH_SELECTOR", "tier=gold",
            "STREAMBUS_OPERATOR_CLUSTER_DOMAIN", "corp.example");

    // When
    try (var process = OperatorProgram.start(environment).awaitReady()) {
      client
          .apps()
          .statefulSets()
          .inNamespace("watched")
          .withName("gold")
          .waitUntilCondition(set -> set != null, 10, TimeUnit.SECONDS);
      process.terminate().awaitExit();
    }

    // Then
    assertThat(statefulSets("watched")).containsExactly("gold");
    assertThat(statefulSets("unwatched")).isEmpty();
    assertThat(client.configMaps().inNamespace("watched").withName("gold-config").get().getData())
        .allSatisfy(
            (file, content) ->
                assertThat(content).contains("gold-headless.watched.svc.corp.example"));
  }

  private List<String> statefulSets(String namespace) {
    return client.apps().statefulSets().inNamespace(namespace).list().getItems().stream()
        .map(set -> set.getMetadata().getName())
        .toList();
  }

  @Test
  void everyLineOfJsonLogIsJsonAndEveryWriteHasOne() throws Exception {
    // Given
    createNamespace("logged");
    createCluster("logged", "demo", "gold");
    var environment =
        Map.of(
            "KUBECONFIG", kubeconfig.toString(),
            "STREAMBUS_OPERATOR_LOG_FORMAT", "json",
            "STREAMBUS_OPERATOR_LEADER_ELECT", "true",
            "STREAMBUS_OPERATOR_LEADER_ELECTION_NAMESPACE", "logged",
            "STREAMBUS_OPERATOR_WATCH_NAMESPACES", "logged");

    // When
    try (var process = OperatorProgram.start(environment).awaitLog("0 of 1 brokers are ready")) {
      process.terminate().awaitExit();

      // Then
      List<JsonNode> lines = process.log().lines().map(OperatorProgramIT::parse).toList();
      assertThat(lines)
          .extracting(line -> line.path("formattedMessage").asText())
          .contains("Acquiring leader election lease", "Operator is ready", "Operator stopped");
      assertThat(lines)
          .filteredOn(line -> line.path("formattedMessage").asText().equals("Created object"))
          .extracting(line -> line.at("/kvpList/0/object").asText())
          .containsExactlyInAnyOrder(
              "ServiceAccount logged/demo",
              "ConfigMap logged/demo-config",
              "NetworkPolicy logged/demo",
              "Service logged/demo-headless",
              "Service logged/demo",
              "StatefulSet logged/demo");
      assertThat(lines)
          .filteredOn(line -> line.path("formattedMessage").asText().equals("Created object"))
          .allSatisfy(
              line -> {
                assertThat(line.at("/mdc/namespace").asText()).isEqualTo("logged");
                assertThat(line.at("/mdc/cluster").asText()).isEqualTo("demo");
                assertThat(line.at("/mdc/reconcileId").asText()).isNotBlank();
              });
    }
  }

  @Test
  void stopSignalExitsWithZeroAndReleasesLease() throws Exception {
    // Given
    createNamespace("handover");
    String[] options = {"--leader-elect", "--leader-election-namespace=handover"};
    try (var leader = OperatorProgram.start(kubeconfig, options).awaitLog("Operator is ready");
        var standby = OperatorProgram.start(kubeconfig, options).awaitReady()) {
      assertThat(standby.log()).doesNotContain("Operator is ready");

      // When
      Instant signal = Instant.now();
      int exitCode = leader.terminate().awaitExit();

      // Then
      assertThat(exitCode).isZero();
      assertThat(Duration.between(signal, Instant.now())).isLessThan(Duration.ofSeconds(5));
      standby.awaitLog("Operator is ready");
      // Far less than the lease duration of 15 seconds.
      assertThat(Duration.between(signal, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void lostLeaseTerminatesProcess() throws Exception {
    // Given
    createNamespace("takeover");
    try (var process =
        OperatorProgram.start(
                kubeconfig, "--leader-elect=true", "--leader-election-namespace=takeover")
            .awaitLog("Operator is ready")) {

      // When
      client
          .resources(Lease.class)
          .inNamespace("takeover")
          .withName(LeaseAddress.of("takeover", OperatorOptions.defaults()).name())
          .edit(OperatorProgramIT::takeOver);
      int exitCode = process.awaitExit();

      // Then
      assertThat(exitCode).isEqualTo(1);
      assertThat(process.log()).contains("Leader election lost");
    }
  }

  @Test
  void missingPermissionsAreReportedInOneLine() throws Exception {
    // When
    try (var process =
        OperatorProgram.start(
            server.controlPlane().kubeconfigFor(UNPRIVILEGED), "--log-level=error")) {
      int exitCode = process.awaitExit();

      // Then
      assertThat(exitCode).isEqualTo(1);
      assertThat(process.log()).contains("streambus run: ", "forbidden").hasLineCount(1);
    }
  }

  private static Lease takeOver(Lease lease) {
    lease.getSpec().setHolderIdentity("other");
    lease.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC));
    return lease;
  }

  private static JsonNode parse(String line) {
    try {
      return new JsonMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + line, e);
    }
  }

  private void createNamespace(String name) {
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }

  private void createCluster(String namespace, String name, String tier) {
    var cluster = new StreamBusCluster();
    cluster.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(namespace)
            .withName(name)
            .addToLabels("tier", tier)
            .build());
    cluster.setSpec(StreamBusClusterSpec.builder().replicas(1).build());
    client.resource(cluster).create();
  }
}

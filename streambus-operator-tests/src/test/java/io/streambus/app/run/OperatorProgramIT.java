package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.testkit.controlplane.Access;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** If this fails, the operator does not start, stop or give way as Kubernetes expects of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorProgramIT {

  private static final String NOBODY = "nobody";

  private final ControlPlane controlPlane =
      ControlPlaneRequirement.start(
          ControlPlaneOptions.builder()
              .controlPlaneProfile(ControlPlaneProfile.API_SERVER_ONLY)
              .users(Map.of(ControlPlane.OPERATOR, Access.CLUSTER_ADMIN, NOBODY, Access.NONE))
              .build());
  private final Path kubeconfig = controlPlane.kubeconfigFor(ControlPlane.OPERATOR);
  private final KubernetesClient client =
      new KubernetesClientBuilder().withConfig(controlPlane.configFor(ControlPlane.ADMIN)).build();

  @BeforeAll
  void installTheCrd() throws InterruptedException {
    CrdInstallation.install(client);
  }

  @AfterAll
  void stop() {
    client.close();
    controlPlane.close();
  }

  @Test
  void itIsReadySecondsAfterItsStartAndShowsItsMetrics() throws Exception {
    // Given
    Instant start = Instant.now();

    // When
    try (var program = OperatorProgram.start(kubeconfig).awaitReady()) {

      // Then
      Duration time = Duration.between(start, Instant.now());
      System.out.println("start to ready: " + time.toMillis() + " ms");
      assertThat(time).isLessThan(Duration.ofSeconds(10));
      assertThat(program.status("/healthz")).isEqualTo(200);
      assertThat(program.metrics())
          .contains(
              "streambus_operator_reconcile_total{",
              "streambus_operator_reconcile_errors_total 0.0",
              "streambus_operator_reconcile_duration_seconds_bucket{",
              "jvm_memory_used_bytes{");
    }
  }

  @Test
  void onlyWhatTheOptionsSelectIsLookedAfter() throws Exception {
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
    try (var program = OperatorProgram.start(environment).awaitReady()) {
      client
          .apps()
          .statefulSets()
          .inNamespace("watched")
          .withName("gold")
          .waitUntilCondition(set -> set != null, 10, TimeUnit.SECONDS);
      program.terminate().awaitEnd();
    }

    // Then
    assertThat(client.apps().statefulSets().inAnyNamespace().list().getItems()).hasSize(1);
    assertThat(client.configMaps().inNamespace("watched").withName("gold-config").get().getData())
        .allSatisfy(
            (file, text) -> assertThat(text).contains("gold-headless.watched.svc.corp.example"));
  }

  @Test
  void aLogOfJsonIsJsonToTheLastLine() throws Exception {
    // Given
    var environment =
        Map.of(
            "KUBECONFIG", kubeconfig.toString(),
            "STREAMBUS_OPERATOR_LOG_FORMAT", "json",
            "STREAMBUS_OPERATOR_WATCH_NAMESPACES", "default");

    // When
    try (var program = OperatorProgram.start(environment).awaitReady()) {
      program.terminate().awaitEnd();

      // Then
      assertThat(program.log().lines())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(new JsonMapper().readTree(line).isObject()).isTrue());
    }
  }

  @Test
  void aStopSignalEndsItWithZeroAndFreesTheLease() throws Exception {
    // Given
    createNamespace("handover");
    String[] options = {"--leader-elect", "--leader-election-namespace=handover"};
    try (var leader = OperatorProgram.start(kubeconfig, options).awaitLog("operator is ready");
        var standby = OperatorProgram.start(kubeconfig, options).awaitReady()) {
      assertThat(standby.log()).doesNotContain("operator is ready");

      // When
      Instant signal = Instant.now();
      int code = leader.terminate().awaitEnd();

      // Then
      assertThat(code).isZero();
      assertThat(Duration.between(signal, Instant.now())).isLessThan(Duration.ofSeconds(5));
      standby.awaitLog("operator is ready");
      // Far less than the 15 seconds that a lease lasts.
      assertThat(Duration.between(signal, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aLostLeaseEndsItAtOnce() throws Exception {
    // Given
    createNamespace("theft");
    try (var program =
        OperatorProgram.start(
                kubeconfig, "--leader-elect=true", "--leader-election-namespace=theft")
            .awaitLog("operator is ready")) {

      // When
      Instant theft = Instant.now();
      client
          .resources(Lease.class)
          .inNamespace("theft")
          .withName(Leadership.LEASE)
          .edit(OperatorProgramIT::steal);
      int code = program.awaitEnd();

      // Then
      assertThat(code).isEqualTo(1);
      assertThat(Duration.between(theft, Instant.now())).isLessThan(Duration.ofSeconds(8));
      assertThat(program.log()).contains("the lease is lost");
    }
  }

  @Test
  void missingRightsAreToldInOneLine() throws Exception {
    // When
    try (var program =
        OperatorProgram.start(controlPlane.kubeconfigFor(NOBODY), "--log-level=error")) {
      int code = program.awaitEnd();

      // Then
      assertThat(code).isEqualTo(1);
      assertThat(program.log()).contains("streambus run: ", "forbidden").hasLineCount(1);
    }
  }

  private static Lease steal(Lease lease) {
    lease.getSpec().setHolderIdentity("thief");
    lease.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC));
    return lease;
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

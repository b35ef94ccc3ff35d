package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.api.values.ClusterPhase;
import io.streambus.app.run.OperatorProgram;
import io.streambus.operator.fixture.Kubectl;
import io.streambus.testkit.assertions.StreamBusClusterAssert;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.Helm;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantees that the operator can be installed, upgraded and removed without touching a running
 * cluster, and that it needs no more permissions than the installation grants. The operator runs
 * outside the simulated nodes, with the token of the installed ServiceAccount.
 */
class InstallationIT {

  private static final String NAMESPACE = "streambus-system";
  private static final Path CHART = DeployFile.DEPLOY.resolve("charts/streambus-operator");

  private final ControlPlane plane =
      ControlPlaneRequirement.startOrSkip(ControlPlaneOptions.builder().build());
  private final KubernetesClient client =
      new KubernetesClientBuilder().withConfig(plane.configFor(ControlPlane.ADMIN)).build();
  private final Kubectl kubectl = new Kubectl(plane, NAMESPACE);
  private final Path directory;
  private final Helm helm;

  InstallationIT(@TempDir Path directory) {
    this.directory = directory;
    helm = new Helm(directory, plane.kubeconfigFor(ControlPlane.ADMIN).toString());
  }

  @AfterEach
  void stopControlPlane() {
    client.close();
    plane.close();
  }

  @Test
  void helmReleaseIsUpgradedRolledBackAndRemovedWhileClusterRuns() throws Exception {
    // Given
    Path newChart = chartWithNewField();
    helm("install", CHART, "--create-namespace");

    try (OperatorProgram operator = startOperator()) {
      Set<String> pods = createCluster("default");

      // When
      helm("upgrade", newChart);
      // Then
      assertThat(crd()).contains("newField");
      assertThat(podUids("default")).isEqualTo(pods);

      // When
      helm.run("rollback", "streambus-operator", "1", "--namespace", NAMESPACE);
      // Then
      assertThat(crd()).doesNotContain("newField");
      assertThat(podUids("default")).isEqualTo(pods);

      // When
      operator.terminate().awaitExit();
      helm.run("uninstall", "streambus-operator", "--namespace", NAMESPACE, "--wait");
      // Then
      assertThat(cluster("default")).isNotNull();
      assertThat(podUids("default")).isEqualTo(pods);
    }
  }

  @Test
  void manifestsInstallAndLeaveRunningCluster() throws Exception {
    // Given
    String manifests = DeployFile.DEPLOY.resolve("install.yaml").toString();
    kubectl("apply", "--server-side", "-f", manifests);

    try (OperatorProgram operator = startOperator()) {
      Set<String> pods = createCluster("default");

      // When
      kubectl("apply", "--server-side", "-f", manifests);
      operator.terminate().awaitExit();
      kubectl(
          "delete",
          "-k",
          DeployFile.DEPLOY.resolve("kustomize/base").toString(),
          "--selector=app.kubernetes.io/name=streambus-operator");

      // Then
      assertThat(cluster("default")).isNotNull();
      assertThat(podUids("default")).isEqualTo(pods);
    }
  }

  @Test
  void namespacedReleaseNeedsNoClusterWidePermission() throws Exception {
    // Given
    kubectl("create", "namespace", "streaming");
    helm("install", CHART, "--create-namespace", "--set", "watch.namespaces={streaming}");

    // When
    try (OperatorProgram operator = startOperator("--watch-namespaces=streaming")) {
      createCluster("streaming");
      operator.terminate().awaitExit();
    }

    // Then
    assertThat(client.rbac().clusterRoles().list().getItems())
        .noneMatch(role -> role.getMetadata().getName().startsWith("streambus-operator"));
    assertThat(kubectl("get", "clusterrolebindings", "-o", "name"))
        .doesNotContain("clusterrolebinding.rbac.authorization.k8s.io/streambus-operator");
  }

  private void helm(String command, Path chart, String... options) throws Exception {
    helm.run(
        Stream.concat(
                Stream.of(
                    command,
                    "streambus-operator",
                    chart.toString(),
                    "--namespace",
                    NAMESPACE,
                    "--wait",
                    "--timeout=2m"),
                Stream.of(options))
            .toArray(String[]::new));
  }

  /** A chart as a later version could be: with one more field in the CRD. */
  private Path chartWithNewField() throws IOException {
    Path copy = directory.resolve("chart");
    try (Stream<Path> files = Files.walk(CHART)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(CHART.relativize(file).toString()));
      }
    }
    Path crd = copy.resolve("files/crd.yaml");
    String field = "              replicas:\n";
    assertThat(Files.readString(crd)).contains(field);
    Files.writeString(
        crd,
        Files.readString(crd)
            .replaceFirst(
                field, "              newField:\n                type: string\n" + field));
    return copy;
  }

  private OperatorProgram startOperator(String... options) throws Exception {
    String token = kubectl("create", "token", "streambus-operator");
    Path kubeconfig = directory.resolve("operator.kubeconfig");
    Files.writeString(
        kubeconfig,
        Files.readString(plane.kubeconfigFor(ControlPlane.ADMIN))
            .replaceFirst("token: .*", "token: " + token));
    return OperatorProgram.start(
            kubeconfig,
            Stream.concat(
                    Stream.of("--leader-elect", "--leader-election-namespace=" + NAMESPACE),
                    Stream.of(options))
                .toArray(String[]::new))
        .awaitReady();
  }

  private Set<String> createCluster(String namespace) throws Exception {
    Path file = directory.resolve("cluster.yaml");
    Files.writeString(
        file,
        """
        apiVersion: streambus.io/v1alpha1
        kind: StreamBusCluster
        metadata:
          name: demo
        spec:
          replicas: 3
        """);
    kubectl("apply", "--namespace=" + namespace, "-f", file.toString());
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                StreamBusClusterAssert.assertThat(cluster(namespace))
                    .hasPhase(ClusterPhase.RUNNING));
    return podUids(namespace);
  }

  private StreamBusCluster cluster(String namespace) {
    return client.resources(StreamBusCluster.class).inNamespace(namespace).withName("demo").get();
  }

  private Set<String> podUids(String namespace) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("app.kubernetes.io/instance", "demo")
        .list()
        .getItems()
        .stream()
        .map(Pod::getMetadata)
        .map(metadata -> metadata.getUid())
        .collect(Collectors.toSet());
  }

  private String crd() throws Exception {
    return kubectl("get", "crd", StreamBusClusterCrd.NAME, "-o", "yaml");
  }

  private String kubectl(String... arguments) throws Exception {
    Kubectl.Result result = kubectl.run(arguments);
    assertThat(result.exit()).as("%s: %s", String.join(" ", arguments), result.output()).isZero();
    return result.output();
  }
}

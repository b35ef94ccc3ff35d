package io.streambus.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.app.ProgramProcess;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import io.streambus.testkit.controlplane.binaries.Binaries;
import io.streambus.testkit.controlplane.binaries.BinariesOptions;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that the first command of the README works and leaves no servers behind. */
class PlaygroundIT {

  private static final Pattern KUBECONFIG = Pattern.compile("export KUBECONFIG=(.*)");

  /**
   * Without the binaries, the playground falls back to a simulation and the tests prove nothing.
   */
  @BeforeAll
  static void provideBinaries() {
    ControlPlaneRequirement.getOrSkip(
        () ->
            Binaries.provide(
                ControlPlaneProfile.FULL.programs(), BinariesOptions.builder().build()));
  }

  @Test
  void clusterRunsOnRealControlPlane() throws Exception {
    try (var playground = start("playground", "--exit-when-running")) {
      // When
      int exitCode = playground.awaitExit();

      // Then
      assertThat(playground.output())
          .containsSubsequence(
              "Starting a control plane",
              // Intermediate phases vary, because all brokers may be ready within a second.
              "StatefulSet default/streambus-minimal:",
              "StreamBusCluster default/streambus-minimal: Running",
              "Running.");
      assertThat(exitCode).isZero();
    }
  }

  @Test
  void secureExampleRuns() throws Exception {
    // Given
    Path example = Path.of("../examples/clusters/secure-cluster.yaml");

    // When
    try (var playground = start("playground", "--exit-when-running", example.toString())) {
      int exitCode = playground.awaitExit();

      // Then
      assertThat(playground.output())
          .contains(
              "ConfigMap default/streambus-secure-proxy: created",
              "StreamBusCluster default/streambus-secure: Running",
              "CertificatesReady: True");
      assertThat(exitCode).isZero();
    }
  }

  @Test
  void timeoutReportsClusterConditions(@TempDir Path directory) throws Exception {
    // Given
    Path file =
        Files.writeString(
            directory.resolve("nowhere.yaml"),
            """
            apiVersion: streambus.io/v1alpha1
            kind: StreamBusCluster
            metadata: {name: nowhere, namespace: elsewhere}
            spec: {nodeSelector: {no: node}}
            """);

    // When
    try (var playground =
        start("playground", "--exit-when-running", "--timeout=3s", file.toString())) {
      int exitCode = playground.awaitExit();

      // Then
      assertThat(exitCode).isEqualTo(1);
      assertThat(playground.output())
          .containsSubsequence(
              "streambus playground: StreamBusCluster elsewhere/nowhere is not Running",
              "Ready: False, StartingBrokers: 0 of 3 brokers are ready");
    }
  }

  @Test
  void stopSignalTerminatesAllProcesses() throws Exception {
    try (var playground = start("playground")) {
      // Given
      playground.awaitOutput("Ctrl-C");
      List<ProcessHandle> servers = playground.children();
      Path kubeconfig = kubeconfig(playground.output());
      assertThat(servers).hasSizeGreaterThanOrEqualTo(5);
      assertThat(kubeconfig).exists();

      // When
      playground.terminate();
      int exitCode = playground.awaitExit();

      // Then
      assertThat(exitCode).isZero();
      assertThat(servers).noneMatch(ProcessHandle::isAlive);
      assertThat(kubeconfig).doesNotExist();
    }
  }

  private static ProgramProcess start(String... arguments) {
    return ProgramProcess.start("streambus-playground", Map.of(), List.of(arguments));
  }

  private static Path kubeconfig(String output) {
    Matcher matcher = KUBECONFIG.matcher(output);
    assertThat(matcher.find()).isTrue();
    return Path.of(matcher.group(1));
  }
}

package io.streambus.testkit.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.controlplane.ControlPlaneOptions.Auditing;
import io.streambus.testkit.controlplane.binaries.KubernetesVersion;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that no processes or directories accumulate on developer machines. */
class ControlPlaneLifecycleIT {

  /** Servers that other test classes of this JVM share keep running. */
  private final List<ProcessHandle> otherProcesses = ProcessHandle.current().descendants().toList();

  @Test
  void apiServerOnlyStoresObjectsWithoutControllers() {
    // Given
    ControlPlaneOptions options =
        ControlPlaneOptions.builder()
            .profile(ControlPlaneProfile.API_SERVER_ONLY)
            .auditing(Auditing.NONE)
            .build();

    // When
    try (ControlPlane controlPlane = ControlPlaneRequirement.startOrSkip(options);
        KubernetesClient client = controlPlane.clientWithoutRetries()) {

      // Then
      assertThat(client.namespaces().list().getItems()).isNotEmpty();
      assertThat(client.nodes().list().getItems()).isEmpty();
      assertThat(client.getKubernetesVersion().getGitVersion())
          .isEqualTo(KubernetesVersion.selected().tag());
      assertThat(controlPlane.auditLog().entries()).isEmpty();
    }
  }

  @Test
  void closeStopsProcessesAndDeletesTemporaryDirectory() {
    // Given
    ControlPlane controlPlane =
        ControlPlaneRequirement.startOrSkip(ControlPlaneOptions.builder().build());
    long started = ProcessHandle.current().descendants().count() - otherProcesses.size();

    // When
    controlPlane.close();

    // Then
    assertThat(started).isGreaterThanOrEqualTo(5);
    assertThat(ProcessHandle.current().descendants()).isSubsetOf(otherProcesses);
    assertThat(controlPlane.workDirectory()).doesNotExist();
  }

  @Test
  void configuredDirectoryRetainsLogsAndIsReusable(@TempDir Path directory) {
    // Given
    ControlPlaneOptions options =
        ControlPlaneOptions.builder()
            .profile(ControlPlaneProfile.API_SERVER_ONLY)
            .workDirectory(directory.resolve("work"))
            .build();
    ControlPlaneRequirement.startOrSkip(options).close();

    // When
    try (ControlPlane controlPlane = ControlPlane.start(options)) {

      // Then
      assertThat(controlPlane.workDirectory().resolve("logs/kube-apiserver.log")).isNotEmptyFile();
    }
    assertThat(directory.resolve("work/logs/kube-apiserver.log")).isNotEmptyFile();
  }

  @Test
  void failedStartReportsLogOfProcess() {
    // Given
    ControlPlaneRequirement.startOrSkip(
            ControlPlaneOptions.builder().profile(ControlPlaneProfile.API_SERVER_ONLY).build())
        .close();
    ControlPlaneOptions options =
        ControlPlaneOptions.builder()
            .profile(ControlPlaneProfile.API_SERVER_ONLY)
            .addApiServerFlags("--no-such-flag")
            .build();

    // When / Then
    assertThatThrownBy(() -> ControlPlane.start(options))
        .isInstanceOf(ControlPlaneStartException.class)
        .hasMessageContaining("kube-apiserver exited; last lines of its output:")
        .hasMessageContaining("unknown flag: --no-such-flag");
    assertThat(ProcessHandle.current().descendants()).isSubsetOf(otherProcesses);
  }
}

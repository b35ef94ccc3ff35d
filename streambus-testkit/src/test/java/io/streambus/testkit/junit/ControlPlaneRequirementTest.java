package io.streambus.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.binaries.BinariesOptions;
import io.streambus.testkit.controlplane.binaries.BinariesOptions.BinaryTimeouts;
import io.streambus.testkit.controlplane.binaries.BinariesOptions.ReleaseSites;
import io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException;
import io.streambus.testkit.junit.ControlPlaneRequirement.WhenUnavailable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that continuous integration cannot succeed without having tested anything. */
class ControlPlaneRequirementTest {

  private static final URI UNREACHABLE = URI.create("http://127.0.0.1:1");

  private final ControlPlaneOptions options;

  ControlPlaneRequirementTest(@TempDir Path home) {
    Duration second = Duration.ofSeconds(1);
    this.options =
        ControlPlaneOptions.builder()
            .binaries(
                BinariesOptions.builder()
                    .cacheDirectory(home)
                    .releaseSites(new ReleaseSites(UNREACHABLE, UNREACHABLE))
                    .goCommand(home.resolve("no-go").toString())
                    .timeouts(new BinaryTimeouts(second, second, second))
                    .build())
            .build();
  }

  @Test
  void skipsTestWithReasonIfNotRequired() {
    // When / Then
    assertThatThrownBy(
            () ->
                ControlPlaneRequirement.getOrSkip(
                    () -> ControlPlane.start(options), WhenUnavailable.SKIP))
        .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo("TestAbortedException"))
        .hasMessageStartingWith("SKIPPED, NO CONTROL PLANE: Cannot provide etcd")
        .hasMessageNotContaining("\n");
  }

  @Test
  void failsTestIfRequired() {
    // When / Then
    assertThatThrownBy(
            () ->
                ControlPlaneRequirement.getOrSkip(
                    () -> ControlPlane.start(options), WhenUnavailable.FAIL))
        .isInstanceOf(ControlPlaneUnavailableException.class);
  }
}

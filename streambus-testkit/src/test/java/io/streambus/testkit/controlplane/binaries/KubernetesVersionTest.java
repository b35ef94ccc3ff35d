package io.streambus.testkit.controlplane.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.testkit.controlplane.binaries.BinariesOptions.BinaryTimeouts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that tests run on the Kubernetes version that was asked for, or on none. */
class KubernetesVersionTest {

  private static final KubernetesVersion NEWEST = KubernetesVersion.pinned().get(0);

  @Nested
  class Selection {

    @Test
    void defaultsToNewestPinnedVersion() {
      // When / Then
      assertThat(KubernetesVersion.of("")).isEqualTo(NEWEST);
      assertThat(KubernetesVersion.pinned())
          .extracting(KubernetesVersion::minor)
          .isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void minorVersionSelectsPinnedPatchLevel() {
      // When / Then
      assertThat(KubernetesVersion.of("1.29").tag()).matches("v1\\.29\\.\\d+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.36", "v1.34.3", "2.0.0", "latest", "1.34.x", "1.34.3 -o x"})
    void unknownVersionIsRejectedWithPinnedVersionsAndRemedy(String selection) {
      // When / Then
      assertThatThrownBy(() -> KubernetesVersion.of(selection))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + selection + "'")
          .hasMessageContaining(KubernetesVersion.PROPERTY)
          .hasMessageContainingAll("1.29", NEWEST.number())
          .hasMessageContaining("CONTRIBUTING.md")
          .hasMessageContaining("state the full number");
    }
  }

  @Nested
  class Programs {

    @ParameterizedTest
    @CsvSource({"1.29, 1.29", "1.29.1, 1.29", "1.34.3, 1.37", "1.37.0, 1.37"})
    void etcdIsThatOfSameMinorVersionOrElseNewest(String selection, String module) {
      // When / Then
      assertThat(KubernetesVersion.of(selection).etcdModule().directory())
          .isEqualTo("kubernetes/" + module);
    }

    @Test
    void versionsAreCachedSideBySide(@TempDir Path home) {
      // Given
      BinaryFixture fixture = new BinaryFixture(home);

      // When / Then
      assertThat(fixture.cache(KubernetesVersion.of("1.34.3")).path(ControlPlaneProgram.ETCD))
          .endsWithRaw(Path.of("k8s/1.34.3-linux-amd64/etcd"));
      assertThat(fixture.cache(KubernetesVersion.of("1.34.3")).path(ControlPlaneProgram.KWOK))
          .isEqualTo(fixture.cache().path(ControlPlaneProgram.KWOK));
    }

    @Test
    void otherVersionIsDownloaded(@TempDir Path home) throws IOException {
      // Given
      BinaryFixture fixture = new BinaryFixture(home);
      String file = "/release/v1.34.3/bin/linux/amd64/kube-apiserver";
      byte[] content = {1, 2, 3};
      try (ReleaseServer server = new ReleaseServer()) {
        server.serve(file, content);
        var pinned = new ReleaseHashes(Map.of(file, ReleaseServer.sha256(content)));

        // When
        Path path =
            provide(
                fixture
                    .options()
                    .releaseSites(server.sites())
                    .releaseHashes(pinned)
                    .timeouts(BinaryTimeouts.defaults()));

        // Then
        assertThat(path).hasBinaryContent(content);
      }
    }

    @Test
    void versionThatIsNotPinnedIsNotBuilt(@TempDir Path home) throws IOException {
      // Given
      BinaryFixture fixture = new BinaryFixture(home);
      String go = fixture.fakeGo("echo built > \"$out\"");

      // When / Then
      assertThatThrownBy(() -> provide(fixture.options().goCommand(go)))
          .isInstanceOf(ControlPlaneUnavailableException.class)
          .hasMessageContaining("Cannot provide kube-apiserver v1.34.3")
          .hasMessageContaining("Kubernetes 1.34.3 is not pinned. Versions whose sources");
      assertThat(fixture.goCalls()).isEmpty();
    }

    private static Path provide(ImmutableBinariesOptions.Builder options) {
      BinariesOptions selected = options.kubernetesVersion(KubernetesVersion.of("1.34.3")).build();
      return new BinaryProvider(selected, BinaryFixture.LINUX)
          .provide(Set.of(ControlPlaneProgram.KUBE_APISERVER))
          .path(ControlPlaneProgram.KUBE_APISERVER);
    }
  }
}

package io.streambus.testkit.controlplane.binaries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that users run only binaries whose hashes were known before the download. */
class ReleaseDownloadTest {

  private static final byte[] CONTENT = "the program".repeat(10_000).getBytes(UTF_8);
  private static final String API_SERVER = "/release/v1.37.2/bin/linux/amd64/kube-apiserver";
  private static final String ETCD = "etcd-v3.7.0-linux-amd64";
  private static final String ETCD_ARCHIVE =
      "/etcd-io/etcd/releases/download/v3.7.0/" + ETCD + ".tar.gz";
  private static final String KWOK =
      "/kubernetes-sigs/kwok/releases/download/v0.8.0/kwok-linux-amd64";

  private final Path home;
  private final ReleaseServer server = new ReleaseServer();
  private final Map<String, String> pinned = new HashMap<>();
  private final BinaryFixture fixture;

  ReleaseDownloadTest(@TempDir Path home) {
    this.home = home;
    this.fixture = new BinaryFixture(home);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Nested
  class PinnedReleases {

    @Test
    void acceptsProgramWithPinnedHash() {
      // Given
      server.serve(API_SERVER, CONTENT);
      pin(API_SERVER, CONTENT);

      // When
      Path path = provide(ControlPlaneProgram.KUBE_APISERVER);

      // Then
      assertThat(path)
          .isEqualTo(home.resolve("cache/k8s/1.37.2-linux-amd64/kube-apiserver"))
          .isExecutable()
          .hasBinaryContent(CONTENT);
    }

    @Test
    void extractsEtcdFromArchive() throws IOException {
      // Given
      byte[] archive =
          new TarGzBuilder()
              .entry(ETCD + "/README.md", new byte[700])
              .entry(ETCD + "/etcd", CONTENT)
              .build();
      server.serve(ETCD_ARCHIVE, archive);
      pin(ETCD_ARCHIVE, archive);

      // When
      Path path = provide(ControlPlaneProgram.ETCD);

      // Then
      assertThat(path).isExecutable().hasBinaryContent(CONTENT);
      assertThat(path.getParent()).isDirectoryNotContaining("glob:**.tar.gz");
    }

    @Test
    void acceptsKwokWithPinnedHash() {
      // Given
      server.serve(KWOK, CONTENT);
      pin(KWOK, CONTENT);

      // When
      Path path = provide(ControlPlaneProgram.KWOK);

      // Then
      assertThat(path).isExecutable().hasBinaryContent(CONTENT);
    }
  }

  @Nested
  class OtherFiles {

    @ParameterizedTest
    @ValueSource(ints = {0, 54_321, 109_999})
    void rejectsProgramOfWhichOneByteWasChanged(int position) {
      // Given
      byte[] changed = CONTENT.clone();
      changed[position] ^= 1;
      server.serve(API_SERVER, changed);
      // A compromised site also publishes the hash of what it serves.
      server.serve(API_SERVER + ".sha256", ReleaseServer.sha256(changed));
      pin(API_SERVER, CONTENT);

      // When / Then
      assertThatThrownBy(() -> provide(ControlPlaneProgram.KUBE_APISERVER))
          .isInstanceOf(ControlPlaneUnavailableException.class)
          .hasMessageContaining(API_SERVER + " has SHA-256 " + ReleaseServer.sha256(changed))
          .hasMessageContaining("instead of the pinned " + ReleaseServer.sha256(CONTENT))
          .hasMessageContaining("it was deleted");
      assertThat(home.resolve("cache/k8s/1.37.2-linux-amd64")).isEmptyDirectory();
    }

    @Test
    void rejectsArchiveOfWhichOneByteWasChanged() throws IOException {
      // Given
      byte[] archive = new TarGzBuilder().entry(ETCD + "/etcd", CONTENT).build();
      pin(ETCD_ARCHIVE, archive);
      archive[archive.length / 2] ^= 1;
      server.serve(ETCD_ARCHIVE, archive);

      // When / Then
      assertThatThrownBy(() -> provide(ControlPlaneProgram.ETCD))
          .hasMessageContaining("instead of the pinned");
      assertThat(home.resolve("cache/k8s/1.37.2-linux-amd64")).isEmptyDirectory();
    }

    @Test
    void doesNotDownloadProgramWithoutPinnedHash() {
      // Given
      server.serve(KWOK, CONTENT);

      // When / Then
      assertThatThrownBy(() -> provide(ControlPlaneProgram.KWOK))
          .hasMessageContaining(KWOK + " is not downloaded, because its SHA-256 is not pinned")
          .hasMessageContaining("CONTRIBUTING.md");
      assertThat(server.requests()).isEmpty();
    }

    @Test
    void reportsUrlOfMissingRelease() {
      // Given
      pin(API_SERVER, CONTENT);

      // When / Then
      assertThatThrownBy(() -> provide(ControlPlaneProgram.KUBE_APISERVER))
          .hasMessageContaining(API_SERVER + " returned HTTP 404");
    }

    @Test
    void rejectsTruncatedBody() {
      // Given
      server.serveTruncated(API_SERVER, CONTENT);
      pin(API_SERVER, CONTENT);

      // When / Then
      assertThatThrownBy(() -> provide(ControlPlaneProgram.KUBE_APISERVER))
          .isInstanceOf(ControlPlaneUnavailableException.class)
          .hasMessageContaining(API_SERVER + ": ");
      assertThat(fixture.cache().path(ControlPlaneProgram.KUBE_APISERVER)).doesNotExist();
    }
  }

  @Nested
  class UnavailableReleases {

    @Test
    void abortsHangingDownloadAtTimeout() {
      // Given
      pin(API_SERVER, CONTENT);
      server.hang(API_SERVER);

      // When / Then
      assertThatThrownBy(() -> provide(ControlPlaneProgram.KUBE_APISERVER))
          .hasMessageContaining(API_SERVER + " did not finish within 2 s");
    }

    @Test
    void contactsUnresponsiveSiteOnce() {
      // Given
      pin(API_SERVER, CONTENT);
      pin(API_SERVER.replace("apiserver", "scheduler"), CONTENT);
      server.hang(API_SERVER);
      ReleaseDownload download = new ReleaseDownload(BinaryFixture.LINUX, options());
      assertThatThrownBy(
              () -> download.provide(ControlPlaneProgram.KUBE_APISERVER, home.resolve("a")))
          .hasMessageContaining("did not finish");

      // When / Then
      assertThatThrownBy(
              () -> download.provide(ControlPlaneProgram.KUBE_SCHEDULER, home.resolve("b")))
          .isInstanceOf(BinarySourceException.class);
      // A busy machine may give up before the request is sent.
      assertThat(server.requests()).hasSizeLessThan(2);
    }

    @Test
    void doesNotContactSiteForUnsupportedPlatform() {
      // Given
      Platform mac = Platform.of("Mac OS X", "aarch64");

      // When / Then
      assertThatThrownBy(
              () ->
                  new BinaryProvider(options(), mac)
                      .provide(Set.of(ControlPlaneProgram.KUBE_APISERVER)))
          .hasMessageContaining("no releases for darwin-arm64");
      assertThat(server.requests()).isEmpty();
    }
  }

  private void pin(String path, byte[] content) {
    pinned.put(path, ReleaseServer.sha256(content));
  }

  private BinariesOptions options() {
    return fixture
        .options()
        .releaseSites(server.sites())
        .releaseHashes(new ReleaseHashes(pinned))
        .build();
  }

  private Path provide(ControlPlaneProgram program) {
    return new BinaryProvider(options(), BinaryFixture.LINUX)
        .provide(Set.of(program))
        .path(program);
  }
}

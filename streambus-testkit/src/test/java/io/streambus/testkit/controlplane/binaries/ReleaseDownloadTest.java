package io.streambus.testkit.controlplane.binaries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that users run only binaries that the projects have released. */
class ReleaseDownloadTest {

  private static final byte[] CONTENT = "the program".repeat(10_000).getBytes(UTF_8);
  private static final String API_SERVER = "/release/v1.37.2/bin/linux/amd64/kube-apiserver";
  private static final String ETCD_FOLDER = "/etcd-io/etcd/releases/download/v3.7.0/";
  private static final String ETCD = "etcd-v3.7.0-linux-amd64";
  private static final String KWOK =
      "/kubernetes-sigs/kwok/releases/download/v0.8.0/kwok-linux-amd64";
  private static final String KWOK_RELEASE = "/repos/kubernetes-sigs/kwok/releases/tags/v0.8.0";

  private final Path home;
  private final ReleaseServer server = new ReleaseServer();
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
  class ValidReleases {

    @Test
    void acceptsKubernetesProgramWithMatchingChecksumFile() {
      // Given
      server.serve(API_SERVER, CONTENT);
      server.serve(API_SERVER + ".sha256", ReleaseServer.sha256(CONTENT) + "\n");

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
      server.serve(ETCD_FOLDER + ETCD + ".tar.gz", archive);
      server.serve(
          ETCD_FOLDER + "SHA256SUMS",
          "%s  etcd-v3.7.0-linux-arm64.tar.gz\n%s  %s.tar.gz\n"
              .formatted("0".repeat(64), ReleaseServer.sha256(archive), ETCD));

      // When
      Path path = provide(ControlPlaneProgram.ETCD);

      // Then
      assertThat(path).isExecutable().hasBinaryContent(CONTENT);
      assertThat(path.getParent()).isDirectoryNotContaining("glob:**.tar.gz");
    }

    @Test
    void verifiesKwokAgainstDigestOfReleaseAsset() {
      // Given
      server.serve(KWOK, CONTENT);
      server.serve(
          KWOK_RELEASE,
          """
          {"assets": [{"name": "kwok-linux-amd64", "digest": "sha256:%s"}]}
          """
              .formatted(ReleaseServer.sha256(CONTENT)));

      // When
      Path path = provide(ControlPlaneProgram.KWOK);

      // Then
      assertThat(path).isExecutable().hasBinaryContent(CONTENT);
    }
  }

  @Nested
  class InvalidReleases {

    @Test
    void rejectsProgramWithWrongChecksum() {
      // Given
      server.serve(API_SERVER, CONTENT);
      server.serve(API_SERVER + ".sha256", "f".repeat(64));

      // When / Then
      assertThatThrownBy(() -> provide(ControlPlaneProgram.KUBE_APISERVER))
          .isInstanceOf(ControlPlaneUnavailableException.class)
          .hasMessageContaining("has SHA-256 " + ReleaseServer.sha256(CONTENT))
          .hasMessageContaining("f".repeat(64));
      assertThat(fixture.cache().path(ControlPlaneProgram.KUBE_APISERVER)).doesNotExist();
    }

    @Test
    void doesNotDownloadProgramWithoutPublishedChecksum() {
      // Given
      server.serve(KWOK, CONTENT);
      server.serve(KWOK_RELEASE, "{\"assets\": [{\"name\": \"kwok-linux-amd64\"}]}");

      // When / Then
      assertThatThrownBy(() -> provide(ControlPlaneProgram.KWOK))
          .hasMessageContaining("has no SHA-256 for kwok-linux-amd64");
      assertThat(server.requests()).containsExactly(KWOK_RELEASE);
    }

    @Test
    void reportsUrlOfMissingRelease() {
      // When / Then
      assertThatThrownBy(() -> provide(ControlPlaneProgram.KUBE_APISERVER))
          .hasMessageContaining(API_SERVER + ".sha256 returned HTTP 404");
    }

    @Test
    void rejectsTruncatedBody() {
      // Given
      server.serveTruncated(API_SERVER, CONTENT);
      server.serve(API_SERVER + ".sha256", ReleaseServer.sha256(CONTENT));

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
      server.serve(API_SERVER + ".sha256", ReleaseServer.sha256(CONTENT));
      server.hang(API_SERVER);

      // When / Then
      assertThatThrownBy(() -> provide(ControlPlaneProgram.KUBE_APISERVER))
          .hasMessageContaining(API_SERVER + " did not finish within 2 s");
    }

    @Test
    void contactsUnresponsiveSiteOnce() {
      // Given
      server.hang(API_SERVER + ".sha256");
      BinariesOptions options = fixture.options().releaseSites(server.sites()).build();
      ReleaseDownload download = new ReleaseDownload(BinaryFixture.LINUX, options);
      assertThatThrownBy(
              () -> download.provide(ControlPlaneProgram.KUBE_APISERVER, home.resolve("a")))
          .hasMessageContaining("did not finish");

      // When / Then
      assertThatThrownBy(
              () -> download.provide(ControlPlaneProgram.KUBE_SCHEDULER, home.resolve("b")))
          .isInstanceOf(BinarySourceException.class);
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    void doesNotContactSiteForUnsupportedPlatform() {
      // Given
      BinariesOptions options = fixture.options().releaseSites(server.sites()).build();
      Platform mac = Platform.of("Mac OS X", "aarch64");

      // When / Then
      assertThatThrownBy(
              () ->
                  new BinaryProvider(options, mac)
                      .provide(Set.of(ControlPlaneProgram.KUBE_APISERVER)))
          .hasMessageContaining("no releases for darwin-arm64");
      assertThat(server.requests()).isEmpty();
    }
  }

  private Path provide(ControlPlaneProgram program) {
    BinariesOptions options = fixture.options().releaseSites(server.sites()).build();
    return new BinaryProvider(options, BinaryFixture.LINUX).provide(Set.of(program)).path(program);
  }
}

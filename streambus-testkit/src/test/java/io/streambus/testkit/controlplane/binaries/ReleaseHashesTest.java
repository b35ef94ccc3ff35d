package io.streambus.testkit.controlplane.binaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that the script that pins hashes, and the download, mean the same files. */
class ReleaseHashesTest {

  private static final byte[] CONTENT = {1, 2, 3};
  private static final List<ControlPlaneProgram> PROGRAMS = List.of(ControlPlaneProgram.values());

  @Test
  void onlyLinesOfSha256sumAreHashes() {
    // Given
    String hash = "0123456789abcdef".repeat(4);

    // When / Then
    assertThat(ReleaseHashes.parse("# comment\n" + hash + "  /a/b\n" + hash + " /c\n").byPath())
        .isEqualTo(Map.of("/a/b", hash));
  }

  @Test
  void everyPinnedHashIsRead() throws IOException {
    // Given
    Path file =
        Path.of("src/main/resources/io/streambus/testkit/controlplane/binaries/releases.sha256");

    // When / Then
    assertThat(ReleaseHashes.pinned().byPath())
        .hasSize(
            Math.toIntExact(
                Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).count()));
  }

  @Test
  @Timeout(30)
  void scriptPinsEveryReleaseOfVersion(@TempDir Path directory) throws Exception {
    // Given
    Path pins = Files.createFile(directory.resolve("pins"));
    KubernetesVersion kubernetes = KubernetesVersion.of("1.37.2");
    try (ReleaseServer server = new ReleaseServer()) {
      List<Release> releases =
          List.of("amd64", "arm64").stream()
              .flatMap(
                  arch ->
                      PROGRAMS.stream()
                          .map(
                              program ->
                                  Release.of(
                                      program,
                                      program.version(kubernetes),
                                      new Platform("linux", arch),
                                      server.sites())))
              .toList();
      releases.forEach(release -> server.serve(release.path(), CONTENT));

      // When
      ProcessBuilder script = new ProcessBuilder("./pin-releases", kubernetes.number());
      script.environment().put("KUBERNETES_SITE", server.sites().kubernetes().toString());
      script.environment().put("GITHUB_SITE", server.sites().github().toString());
      script.environment().put("PINS", pins.toString());
      Process process =
          script
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      process.waitFor(20, TimeUnit.SECONDS);

      // Then
      assertThat(directory.resolve("log")).content().doesNotContain("curl:");
      assertThat(releases)
          .allSatisfy(
              release ->
                  assertThat(ReleaseHashes.parse(Files.readString(pins)).find(release))
                      .contains(ReleaseServer.sha256(CONTENT)));
    }
  }
}

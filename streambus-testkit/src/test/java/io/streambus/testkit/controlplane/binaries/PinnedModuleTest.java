package io.streambus.testkit.controlplane.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that an incomplete version update fails here, rather than in a build after several
 * minutes.
 */
class PinnedModuleTest {

  private final Path directory;

  PinnedModuleTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @MethodSource("pinned")
  void kubernetesStagingModulesHaveMatchingVersion(KubernetesVersion kubernetes)
      throws IOException {
    // Given
    String stagingVersion = kubernetes.tag().replaceFirst("v1\\.", "v0.");

    // When
    kubernetes.pinnedModule().orElseThrow().unpackTo(directory);

    // Then
    assertThat(replacements()).hasSizeGreaterThan(25).allMatch(r -> r.endsWith(stagingVersion));
  }

  @ParameterizedTest
  @MethodSource("pinnedPrograms")
  void programIsPinnedByChecksum(KubernetesVersion kubernetes, ControlPlaneProgram program)
      throws IOException {
    // When
    program.pinnedIn(kubernetes).orElseThrow().unpackTo(directory);

    // Then
    assertThat(directory.resolve("go.sum"))
        .content()
        .contains(" " + program.version(kubernetes) + " h1:");
    assertThat(directory.resolve("tools.go")).content().contains("\"" + program.goPackage() + "\"");
  }

  @Test
  void unknownModuleHasNoVersion() {
    // When / Then
    assertThatThrownBy(() -> PinnedModule.KWOK.versionOf("example.org/other"))
        .hasMessage("kwok/go.mod does not require example.org/other");
  }

  private static Stream<KubernetesVersion> pinned() {
    return KubernetesVersion.pinned().stream();
  }

  private static Stream<Arguments> pinnedPrograms() {
    return pinned()
        .flatMap(
            kubernetes ->
                Stream.of(ControlPlaneProgram.values())
                    .map(program -> Arguments.of(kubernetes, program)));
  }

  private List<String> replacements() throws IOException {
    return Files.readAllLines(directory.resolve("go.mod")).stream()
        .filter(line -> line.contains(" => "))
        .toList();
  }
}

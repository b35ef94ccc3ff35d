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
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guarantees that an incomplete version update fails here, rather than in a build after several
 * minutes.
 */
class PinnedModuleTest {

  private final Path directory;

  PinnedModuleTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void kubernetesStagingModulesHaveMatchingVersion() throws IOException {
    // Given
    String stagingVersion =
        ControlPlaneProgram.KUBE_APISERVER.version().replaceFirst("v1\\.", "v0.");

    // When
    PinnedModule.KUBERNETES.unpackTo(directory);

    // Then
    assertThat(replacements()).hasSizeGreaterThan(25).allMatch(r -> r.endsWith(stagingVersion));
  }

  @ParameterizedTest
  @EnumSource(PinnedModule.class)
  void versionsArePinnedByChecksum(PinnedModule module) throws IOException {
    // Given
    List<ControlPlaneProgram> programs =
        Stream.of(ControlPlaneProgram.values()).filter(p -> p.pinnedIn() == module).toList();

    // When
    module.unpackTo(directory);

    // Then
    String sums = Files.readString(directory.resolve("go.sum"));
    String tools = Files.readString(directory.resolve("tools.go"));
    assertThat(programs)
        .isNotEmpty()
        .allSatisfy(program -> assertThat(sums).contains(" " + program.version() + " h1:"))
        .allSatisfy(program -> assertThat(tools).contains("\"" + program.goPackage() + "\""));
  }

  @Test
  void unknownModuleHasNoVersion() {
    // When / Then
    assertThatThrownBy(() -> PinnedModule.KWOK.versionOf("example.org/other"))
        .hasMessage("kwok/go.mod does not require example.org/other");
  }

  private List<String> replacements() throws IOException {
    return Files.readAllLines(directory.resolve("go.mod")).stream()
        .filter(line -> line.contains(" => "))
        .toList();
  }
}

package io.streambus.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.app.console.CommandException;
import io.streambus.app.output.PrivateFiles.Existing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that no other user can read a key, and that no file is lost. */
@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {

  private final Path file;

  PrivateFilesTest(@TempDir Path directory) {
    this.file = directory.resolve("client.key");
  }

  @Test
  void onlyTheOwnerCanReadFiles() throws IOException {
    // When
    write("first", Existing.KEEP);
    write("second", Existing.REPLACE);

    // Then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).hasContent("second");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void existingFileIsKept() throws IOException {
    // Given
    Files.writeString(file, "mine");

    // Then
    assertThatThrownBy(() -> write("other", Existing.KEEP))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("use --force");
    assertThat(file).hasContent("mine");
  }

  /** Before a command spends minutes on the content. */
  @Test
  void missingFolderIsNoticedInAdvance() {
    // Given
    Path target = file.resolveSibling("none").resolve("client.key");

    // Then
    assertThatThrownBy(() -> PrivateFiles.require(List.of(target), Existing.KEEP))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("cannot write " + target + ": the folder does not exist");
  }

  @Test
  void danglingLinkIsNotFollowed() throws IOException {
    // Given
    Path target = file.resolveSibling("elsewhere");
    Files.createSymbolicLink(file, target);

    // Then
    assertThatThrownBy(() -> write("key", Existing.KEEP)).isInstanceOf(CommandException.class);
    assertThat(target).doesNotExist();
  }

  private void write(String content, Existing existing) {
    PrivateFiles.write(Map.of(file, StandardCharsets.UTF_8.encode(content)), existing);
  }
}

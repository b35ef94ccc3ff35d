package io.streambus.testkit.controlplane.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that a broken archive does not put a broken binary into the cache. */
class ReleaseArchiveTest {

  private final Path directory;

  ReleaseArchiveTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void findsEntryAfterEntriesOfAnySize() throws IOException {
    // Given
    byte[] content = {1, 2, 3};
    Path archive =
        write(
            new TarGzBuilder()
                .entry("a/empty", new byte[0])
                .entry("a/block", new byte[512])
                .entry("a/odd", new byte[513])
                .entry("a/target", content));

    // When
    ReleaseDownload.extract(archive, "a/target", directory.resolve("out"));

    // Then
    assertThat(directory.resolve("out")).hasBinaryContent(content);
  }

  @Test
  void rejectsArchiveWithoutEntry() throws IOException {
    // Given
    Path archive = write(new TarGzBuilder().entry("a/other", new byte[10]));

    // When / Then
    assertThatThrownBy(() -> ReleaseDownload.extract(archive, "a/target", directory.resolve("out")))
        .isInstanceOf(EOFException.class)
        .hasMessage("no entry a/target in archive.tar.gz");
  }

  private Path write(TarGzBuilder archive) throws IOException {
    return Files.write(directory.resolve("archive.tar.gz"), archive.build());
  }
}

package io.streambus.image.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that an image can be built again from the same packages. */
class PackageListTest {

  private final Path file;

  PackageListTest(@TempDir Path directory) {
    this.file = directory.resolve("list");
  }

  @Test
  void writtenVersionsAreUsedAgain() throws IOException {
    // Given
    var libc = new DebianPackage("libc6", "2.41-12", "amd64", "0123", Path.of("libc6.deb"));
    var zlib = new DebianPackage("zlib1g", "1:1.3.1-1", "amd64", "4567", Path.of("zlib1g.deb"));

    // When
    PackageList.write(List.of(zlib, libc), file);

    // Then
    assertThat(file).hasContent("libc6 2.41-12 0123\nzlib1g 1:1.3.1-1 4567");
    assertThat(PackageList.read(file).version("zlib1g")).hasValue("1:1.3.1-1");
    assertThat(PackageList.read(file).version("qemu-user")).isEmpty();
  }

  @Test
  void otherFilesAreRejected() throws IOException {
    Files.writeString(file, "libc6 2.41-12\n");
    assertThatThrownBy(() -> PackageList.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("libc6 2.41-12");
  }
}

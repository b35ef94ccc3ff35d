package io.streambus.image.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that an image can be built again from the same packages, and from no others. */
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

  @Test
  void packageWithAnotherHashIsRejected() throws IOException {
    // Given
    Files.writeString(file, "libc6 2.41-12 0123\n");
    PackageList list = PackageList.read(file);

    // When / Then
    list.check(new DebianPackage("libc6", "2.41-12", "amd64", "0123", file));
    list.check(new DebianPackage("zlib1g", "1:1.3.1-1", "amd64", "4567", file));
    assertThatThrownBy(
            () -> list.check(new DebianPackage("libc6", "2.41-12", "amd64", "0124", file)))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("libc6_2.41-12_amd64", "0124", "requires 0123");
  }

  @Test
  void fileOfWhichOneByteWasChangedIsNotUnpacked() throws IOException {
    // Given
    Files.writeString(file, "hello!");
    var other =
        new DebianPackage(
            "libc6",
            "2.41-12",
            "amd64",
            // Of "hello".
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
            file);

    // When / Then
    assertThatThrownBy(() -> other.unpack(file.resolveSibling("root")))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(file.toString(), "instead of 2cf24dba", "delete it");
    assertThat(file.resolveSibling("root")).doesNotExist();
  }
}

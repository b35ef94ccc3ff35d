package io.streambus.image.jib;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.image.debian.Architecture;
import io.streambus.image.rootfs.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that an image contains what was built last, and is the same for the same files. */
class ImageTarTest {

  private final Path directory;
  private final ImageTar image;

  ImageTarTest(@TempDir Path directory) {
    this.directory = directory;
    this.image = new ImageTar(Architecture.AMD64, directory.resolve("image.tar"), Instant.EPOCH);
  }

  @Test
  void imageContainsFilesOfLastBuild() throws Exception {
    // Given
    String first = write("first");

    // When
    String second = write("other");

    // Then
    assertThat(second).isNotEqualTo(first);
    assertThat(write("first")).isEqualTo(first);
  }

  /** Writes an image with one file. */
  private String write(String content) throws Exception {
    return image.write(root(content), "test:1", new ImageLabels("1", "", "", Instant.EPOCH));
  }

  private Path root(String content) throws IOException {
    Path root = directory.resolve("root");
    Path file = root.resolve(Layout.JVM_OPTIONS);
    Files.createDirectories(root.resolve(Layout.PROGRAM));
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Layout.FILE_TIME));
    return root;
  }
}

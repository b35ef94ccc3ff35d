package io.streambus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that outgrows a few screens has more than one reason to exist. */
class SourceSizeTest {

  private static final int LONGEST = 250;

  @Test
  void noSourceFileIsLongerThanAReaderCanHold() throws IOException {
    // When
    List<String> tooLong;
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      tooLong =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().contains("target"))
              .filter(file -> lines(file) > LONGEST)
              .map(Path::toString)
              .toList();
    }

    // Then
    assertThat(tooLong).isEmpty();
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

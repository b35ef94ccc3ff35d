package io.streambus.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Guarantees that a report stays small enough to be sent, and that it says what is missing. */
class ReportArchiveTest {

  @Test
  void fileThatIsTooLargeIsLeftOut() throws IOException {
    // Given
    var archive = new ReportArchive("shop-demo", Instant.parse("2026-01-01T12:00:00Z"));

    // When
    archive.add("small.log", "text");
    archive.add("large.log", "x".repeat(ReportArchive.MAX_BYTES));
    archive.omit("pods: not permitted");

    // Then
    assertThat(names(archive.complete()))
        .containsExactly("shop-demo/small.log", "shop-demo/omitted.txt");
    assertThat(archive.omissions())
        .containsExactly(
            "large.log: the report would be larger than 48 MiB", "pods: not permitted");
  }

  private static List<String> names(byte[] archive) throws IOException {
    List<String> names = new ArrayList<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}

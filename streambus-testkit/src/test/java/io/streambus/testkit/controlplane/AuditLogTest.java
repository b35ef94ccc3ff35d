package io.streambus.testkit.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that tests count exactly the requests that were made. */
class AuditLogTest {

  private static final String PATCH =
      """
      {"stage":"ResponseComplete","verb":"patch","user":{"username":"operator"},\
      "userAgent":"x/1","objectRef":{"resource":"pods","subresource":"status",\
      "namespace":"a","name":"b-0","apiVersion":"v1"},"responseStatus":{"code":200},\
      "responseObject":{"metadata":{"uid":"u-1","resourceVersion":"42"}},\
      "stageTimestamp":"2026-01-01T00:00:10.500000Z"}
      """;
  private static final String VERSION =
      """
      {"stage":"ResponseComplete","verb":"get","user":{"username":"admin"},"userAgent":"y/1",\
      "requestURI":"/version","responseStatus":{"code":200},\
      "stageTimestamp":"2026-01-01T00:00:20.000000Z"}
      """;

  private final Path file;

  AuditLogTest(@TempDir Path directory) {
    this.file = directory.resolve("audit.log");
  }

  @Test
  void entryNamesUserVerbAndObject() throws IOException {
    // Given
    Files.writeString(file, PATCH);

    // When / Then
    assertThat(new AuditLog(file).entries())
        .containsExactly(
            new AuditEntry(
                "operator",
                "patch",
                "",
                "pods",
                "status",
                "a",
                "b-0",
                "u-1",
                "42",
                200,
                Instant.parse("2026-01-01T00:00:10.500Z"),
                "x/1"));
  }

  @Test
  void uidOfImmediatelyDeletedObjectComesFromStatusDetails() throws IOException {
    // Given
    Files.writeString(
        file,
        """
        {"verb":"delete","responseObject":{"kind":"Status","details":{"uid":"u-2"}},\
        "stageTimestamp":"2026-01-01T00:00:10Z"}
        """);

    // When / Then
    assertThat(new AuditLog(file).entries()).extracting(AuditEntry::uid).containsExactly("u-2");
  }

  /** The response to an eviction does not say which pod it was. */
  @Test
  void uidOfEvictedPodComesFromPrecondition() throws IOException {
    // Given
    String eviction =
        """
        {"verb":"create","objectRef":{"resource":"pods","subresource":"eviction"},\
        "requestObject":{"deleteOptions":{%s"preconditions":{"uid":"u-3"}}},\
        "responseObject":{"kind":"Status"},"stageTimestamp":"2026-01-01T00:00:10Z"}
        """;
    Files.writeString(file, eviction.formatted("") + eviction.formatted("\"dryRun\":[\"All\"],"));

    // When / Then
    assertThat(new AuditLog(file).entries()).allMatch(AuditEntry::isEviction);
    assertThat(new AuditLog(file).entries()).extracting(AuditEntry::uid).containsExactly("u-3", "");
  }

  @Test
  void omitsEarlierEntries() throws IOException {
    // Given
    Files.writeString(file, PATCH);
    AuditLog log = new AuditLog(file).fromNow();

    // When
    Files.writeString(file, VERSION, StandardOpenOption.APPEND);

    // Then
    assertThat(log.entries()).extracting(AuditEntry::user).containsExactly("admin");
  }

  @Test
  void combinesFilters() throws IOException {
    // Given
    Files.writeString(file, PATCH + VERSION);
    AuditLog log = new AuditLog(file);
    Instant between = Instant.parse("2026-01-01T00:00:15Z");

    // When / Then
    assertThat(log.since(between).entries()).extracting(AuditEntry::user).containsExactly("admin");
    assertThat(log.before(between).entries())
        .extracting(AuditEntry::user)
        .containsExactly("operator");
    assertThat(log.since(between).byUser("operator").entries()).isEmpty();
    assertThat(log.inNamespace("a").entries()).extracting(AuditEntry::name).containsExactly("b-0");
    assertThat(log.inNamespace("a").byUser("admin").entries()).isEmpty();
  }

  @Test
  void ignoresIncompleteLastLine() throws IOException {
    // Given
    Files.writeString(file, PATCH + VERSION.substring(0, 60));

    // When / Then
    assertThat(new AuditLog(file).entries()).hasSize(1);
  }

  /** The API server may have written a line without its end when reading started. */
  @Test
  void ignoresRestOfLineThatWasIncompleteAtStart() throws IOException {
    // Given
    Files.writeString(file, PATCH.stripTrailing());
    AuditLog log = new AuditLog(file).fromNow();

    // When
    Files.writeString(file, "\n" + VERSION, StandardOpenOption.APPEND);

    // Then
    assertThat(log.entries()).extracting(AuditEntry::user).containsExactly("admin");
  }

  @Test
  void missingLogHasNoEntries() {
    // When / Then
    assertThat(new AuditLog(file).entries()).isEmpty();
  }
}

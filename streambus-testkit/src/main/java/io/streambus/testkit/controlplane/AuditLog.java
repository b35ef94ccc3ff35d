package io.streambus.testkit.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The requests that the API server received, oldest first. The API server logs a request when it
 * has responded, possibly slightly after the client has read the response, so tests must wait for
 * the entries that they expect.
 */
public final class AuditLog {

  private static final String CANNOT_READ = "Cannot read ";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final Predicate<String> lineFilter;
  private final Predicate<AuditEntry> filter;
  private final long start;

  AuditLog(Path file) {
    this(file, line -> true, entry -> true, 0);
  }

  private AuditLog(
      Path file, Predicate<String> lineFilter, Predicate<AuditEntry> filter, long start) {
    this.file = file;
    this.lineFilter = lineFilter;
    this.filter = filter;
    this.start = start;
  }

  /**
   * {@return the requests of one user}
   *
   * @param user name of the user
   */
  public AuditLog byUser(String user) {
    return lineContaining("username", user).filter(entry -> entry.user().equals(user));
  }

  /**
   * {@return the requests for objects in one namespace}
   *
   * @param namespace name of the namespace
   */
  public AuditLog inNamespace(String namespace) {
    return lineContaining("namespace", namespace)
        .filter(entry -> entry.namespace().equals(namespace));
  }

  /**
   * {@return the requests completed at {@code start} or later}
   *
   * @param start the earliest time, inclusive
   */
  public AuditLog since(Instant start) {
    return filter(entry -> !entry.timestamp().isBefore(start));
  }

  /**
   * {@return the requests completed before {@code end}}
   *
   * @param end the latest time, exclusive
   */
  public AuditLog before(Instant end) {
    return filter(entry -> entry.timestamp().isBefore(end));
  }

  /**
   * {@return the requests that match a predicate}
   *
   * @param condition whether a request matches
   */
  public AuditLog filter(Predicate<AuditEntry> condition) {
    return new AuditLog(file, lineFilter, filter.and(condition), start);
  }

  /** Saves parsing lines that lack the text of a field. Most lines are of other tests. */
  private AuditLog lineContaining(String field, String value) {
    String text = "\"%s\":\"%s\"".formatted(field, value);
    return new AuditLog(file, lineFilter.and(line -> line.contains(text)), filter, start);
  }

  /** {@return the requests that are logged from now on} Earlier entries are not read. */
  public AuditLog fromNow() {
    try {
      return new AuditLog(file, lineFilter, filter, Files.exists(file) ? Files.size(file) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(CANNOT_READ + file, e);
    }
  }

  /**
   * Reads the current entries. The list is empty if the log does not exist.
   *
   * @return the entries that match, oldest first
   * @throws UncheckedIOException if the log cannot be read
   */
  public List<AuditEntry> entries() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (InputStream log = Files.newInputStream(file)) {
      log.skipNBytes(start);
      // Decoding all lines as UTF-8 would take longer than parsing the few that match.
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(log, StandardCharsets.ISO_8859_1));
      return lines
          .lines()
          .filter(lineFilter)
          .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
          .flatMap(AuditLog::parse)
          .filter(filter)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(CANNOT_READ + file, e);
    }
  }

  private static Stream<AuditEntry> parse(byte[] line) {
    try {
      JsonNode event = MAPPER.readTree(line);
      // The part of a line that was not yet written when reading started is no event.
      return event.has("stageTimestamp") ? Stream.of(AuditEntry.of(event)) : Stream.empty();
    } catch (IOException e) {
      // The API server is still writing this line; the next read returns it.
      return Stream.empty();
    }
  }
}

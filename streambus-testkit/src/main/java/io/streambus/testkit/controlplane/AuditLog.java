package io.streambus.testkit.controlplane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The requests that the API server got, oldest first. A request is written down when it is
 * answered, which may be a moment after its client has read the answer: wait for what you expect.
 */
public final class AuditLog {

  private final Path file;
  private final Predicate<AuditEntry> filter;
  private final ObjectMapper mapper = new ObjectMapper();

  AuditLog(Path file) {
    this(file, entry -> true);
  }

  private AuditLog(Path file, Predicate<AuditEntry> filter) {
    this.file = file;
    this.filter = filter;
  }

  /** The requests of one user. */
  public AuditLog by(String user) {
    return where(entry -> entry.user().equals(user));
  }

  /** The requests answered at {@code begin} or later. */
  public AuditLog since(Instant begin) {
    return where(entry -> !entry.at().isBefore(begin));
  }

  /** The requests answered before {@code end}. */
  public AuditLog until(Instant end) {
    return where(entry -> entry.at().isBefore(end));
  }

  /** The requests that meet a condition. */
  public AuditLog where(Predicate<AuditEntry> condition) {
    return new AuditLog(file, filter.and(condition));
  }

  /** Reads the log as it is now; empty while there is none. */
  public List<AuditEntry> entries() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return lines.lines().flatMap(this::parse).filter(filter).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private Stream<AuditEntry> parse(String line) {
    try {
      return Stream.of(AuditEntry.of(mapper.readTree(line)));
    } catch (JsonProcessingException e) {
      // The API server is writing this line; it is whole at the next reading.
      return Stream.empty();
    }
  }
}

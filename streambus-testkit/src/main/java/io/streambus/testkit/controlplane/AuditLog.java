package io.streambus.testkit.controlplane;

import com.fasterxml.jackson.core.JsonProcessingException;
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
 * The requests that the API server got, oldest first. A request is written down when it is
 * answered, which may be a moment after its client has read the answer: wait for what you expect.
 */
public final class AuditLog {

  private static final String CANNOT_READ = "Cannot read ";

  private final Path file;
  private final Predicate<AuditEntry> filter;
  private final long begin;
  private final ObjectMapper mapper = new ObjectMapper();

  AuditLog(Path file) {
    this(file, entry -> true, 0);
  }

  private AuditLog(Path file, Predicate<AuditEntry> filter, long begin) {
    this.file = file;
    this.filter = filter;
    this.begin = begin;
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
    return new AuditLog(file, filter.and(condition), begin);
  }

  /** The requests that are written down from now on; what was before is not even read. */
  public AuditLog fromHere() {
    try {
      return new AuditLog(file, filter, Files.exists(file) ? Files.size(file) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(CANNOT_READ + file, e);
    }
  }

  /** Reads the log as it is now; empty while there is none. */
  public List<AuditEntry> entries() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (InputStream log = Files.newInputStream(file)) {
      log.skipNBytes(begin);
      BufferedReader lines = new BufferedReader(new InputStreamReader(log, StandardCharsets.UTF_8));
      return lines.lines().flatMap(this::parse).filter(filter).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(CANNOT_READ + file, e);
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

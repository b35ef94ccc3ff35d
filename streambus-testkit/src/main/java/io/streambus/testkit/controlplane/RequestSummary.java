package io.streambus.testkit.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes which requests a control plane received, one line for each distinct user, verb, resource,
 * name and outcome, to a directory that a system property names. Shows which permissions the users
 * need.
 */
final class RequestSummary {

  /** System property; names the directory. */
  static final String DIRECTORY = "streambus.controlplane.requests";

  private static final int FORBIDDEN = 403;

  private RequestSummary() {}

  static void write(AuditLog log) {
    Optional.ofNullable(System.getProperty(DIRECTORY))
        .ifPresent(directory -> write(log, Path.of(directory)));
  }

  private static void write(AuditLog log, Path directory) {
    List<String> lines =
        log.entries().stream()
            .filter(entry -> !entry.resource().isEmpty())
            .map(RequestSummary::line)
            .distinct()
            .sorted()
            .toList();
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve(UUID.randomUUID() + ".tsv"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + directory, e);
    }
  }

  private static String line(AuditEntry entry) {
    String resource =
        entry.subresource().isEmpty()
            ? entry.resource()
            : entry.resource() + "/" + entry.subresource();
    return String.join(
        "\t",
        entry.user(),
        entry.verb(),
        entry.group(),
        resource,
        // The names of all other objects are those of the tests.
        entry.resource().equals("customresourcedefinitions") ? entry.name() : "",
        entry.code() == FORBIDDEN ? "forbidden" : "allowed");
  }
}

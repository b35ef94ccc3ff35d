package io.streambus.app.findings;

import io.streambus.api.text.ExternalText;
import io.streambus.app.input.ClusterDocument;
import io.streambus.app.input.InvalidFileException;
import io.streambus.app.input.Position;
import io.streambus.app.input.SourceFile;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.validation.Problem;
import java.util.Optional;

/**
 * Something that a command found out about a file.
 *
 * @param file name of the file for users
 * @param position position of the field; empty if the finding concerns the file as a whole
 * @param cluster {@code NAMESPACE/NAME}; empty if the finding concerns no single cluster
 * @param path path of the field, such as {@code spec.config.port}; empty if it concerns none
 * @param message the finding and the remedy, on one line, without the path
 */
public record Finding(
    Severity severity,
    String file,
    Optional<Position> position,
    Optional<String> cluster,
    String path,
    String message) {

  /** Returns a problem of a cluster. */
  public static Finding error(ClusterDocument document, Problem problem) {
    String text = problem.toString();
    return of(
        Severity.ERROR, document, problem.path(), text.substring(problem.path().length() + 2));
  }

  /** Returns the reason why a file cannot be read. */
  public static Finding error(SourceFile file, InvalidFileException failure) {
    return new Finding(
        Severity.ERROR,
        file.title(),
        failure.position(),
        Optional.empty(),
        "",
        ExternalText.line(failure.problem()));
  }

  /** Returns a warning about a cluster. */
  public static Finding warning(ClusterDocument document, String path, String message) {
    return of(Severity.WARNING, document, path, message);
  }

  /** Returns a note about a field that nothing enforces. */
  public static Finding note(ClusterDocument document, NotEnforced field) {
    return of(Severity.NOTE, document, field.path(), field.message());
  }

  /** Returns a note about a file. */
  public static Finding note(String file, String message) {
    return new Finding(
        Severity.NOTE, file, Optional.empty(), Optional.empty(), "", ExternalText.line(message));
  }

  private static Finding of(
      Severity severity, ClusterDocument document, String path, String message) {
    return new Finding(
        severity,
        document.source().title(),
        document.positions().find(path),
        Optional.of(document.namespacedName()),
        path,
        message);
  }

  /** Returns this, as an error if it is a warning. */
  public Finding strict() {
    return severity == Severity.WARNING
        ? new Finding(Severity.ERROR, file, position, cluster, path, message)
        : this;
  }

  /** Returns the path and the message, as far as there is a path. */
  String text() {
    return path.isEmpty() ? message : path + ": " + message;
  }

  /** Returns {@code FILE:LINE:COLUMN}, as far as the position is known. */
  String location() {
    return position
        .map(start -> "%s:%d:%d".formatted(file, start.line(), start.column()))
        .orElse(file);
  }
}

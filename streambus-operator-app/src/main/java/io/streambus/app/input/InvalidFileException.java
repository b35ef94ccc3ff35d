package io.streambus.app.input;

import io.streambus.api.StreamBusCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.ExitCode;
import java.util.Optional;

/** Reports that the content of a file cannot be read. */
public final class InvalidFileException extends CommandException {

  private static final long serialVersionUID = 1L;

  private final String problem;
  private final int line;

  private InvalidFileException(String source, String problem, int line) {
    super(ExitCode.INVALID_INPUT, source + ": " + problem);
    this.problem = problem;
    this.line = line;
  }

  /** Creates an exception for a file as a whole. */
  static InvalidFileException of(String source, String problem) {
    return new InvalidFileException(source, problem, 0);
  }

  /** Creates an exception for files that contain no cluster. */
  public static InvalidFileException withoutCluster(String source) {
    return of(source, "contains no " + StreamBusCluster.KIND);
  }

  /** Creates an exception for a line of a file, which the problem names. */
  static InvalidFileException atLine(String source, String problem, int line) {
    return new InvalidFileException(source, problem, line);
  }

  /** Returns the problem and the remedy, without the name of the file. */
  public String problem() {
    return problem;
  }

  /** Returns the position of the problem; empty if it is the file as a whole. */
  public Optional<Position> position() {
    return line == 0 ? Optional.empty() : Optional.of(new Position(line, 1));
  }
}

package io.streambus.app.console;

/** Reports that a command failed. The message is one line for the user. */
public class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** Creates an exception with an exit code of the program. */
  protected CommandException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Creates an exception for a failed operation or an invalid spec. */
  public static CommandException failed(String message) {
    return new CommandException(ExitCode.FAILED, message);
  }

  /** Creates an exception for an unreadable file or invalid usage. */
  public static CommandException invalidInput(String message) {
    return new CommandException(ExitCode.INVALID_INPUT, message);
  }

  /** Creates an exception for any other exit code. */
  public static CommandException of(ExitCode exitCode, String message) {
    return new CommandException(exitCode, message);
  }

  /** Returns the exit code of the program. */
  public ExitCode exitCode() {
    return exitCode;
  }
}

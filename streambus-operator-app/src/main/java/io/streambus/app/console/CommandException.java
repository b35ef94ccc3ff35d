package io.streambus.app.console;

/** A command cannot do what it was asked for. The message is one line for the user. */
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  private CommandException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Something did not work, or was refused. */
  public static CommandException failed(String message) {
    return new CommandException(ExitCode.FAILED, message);
  }

  /** A file cannot be read, or the command line asks for what cannot be. */
  public static CommandException unusable(String message) {
    return new CommandException(ExitCode.UNUSABLE, message);
  }

  /** How the program ends. */
  public ExitCode exitCode() {
    return exitCode;
  }
}

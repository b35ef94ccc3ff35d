package io.streambus.app;

/** A command cannot do what it was asked for. The message is one line for the user. */
public final class FailureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  private FailureException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Something did not work, or was refused. */
  public static FailureException failed(String message) {
    return new FailureException(ExitCode.FAILED, message);
  }

  /** A file cannot be read, or the command line asks for what cannot be. */
  public static FailureException unusable(String message) {
    return new FailureException(ExitCode.UNUSABLE, message);
  }

  /** How the program ends. */
  public ExitCode exitCode() {
    return exitCode;
  }
}

package io.streambus.app.console;

/** Exit codes of the program. */
public enum ExitCode {
  /** Success. */
  OK(0),
  /** A spec is invalid, or an operation failed. */
  FAILED(1),
  /** A file cannot be read, or the usage is invalid. */
  INVALID_INPUT(2);

  private final int code;

  ExitCode(int number) {
    this.code = number;
  }

  /** Returns the numeric exit code. */
  public int code() {
    return code;
  }
}

package io.streambus.app.console;

/** Exit codes of the program. */
public enum ExitCode {
  /** Success. */
  OK(0),
  /** A spec is invalid, or an operation failed. */
  FAILED(1),
  /** A file cannot be read, or the usage is invalid. */
  UNUSABLE(2);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** Returns the numeric exit code. */
  public int number() {
    return number;
  }
}

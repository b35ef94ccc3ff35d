package io.streambus.app.console;

/** What the program tells the shell. */
public enum ExitCode {
  /** Done. */
  OK(0),
  /** A spec was refused, or something did not work. */
  FAILED(1),
  /** A file could not be read, or the command line was wrong. */
  UNUSABLE(2);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** As the shell sees it. */
  public int number() {
    return number;
  }
}

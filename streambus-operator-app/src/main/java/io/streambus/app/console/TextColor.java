package io.streambus.app.console;

/** Colors of text on a terminal. */
public enum TextColor {
  /** That of the terminal. */
  DEFAULT(39),
  /** Something is wrong. */
  RED(31),
  /** All is well. */
  GREEN(32),
  /** Something is in progress, or deserves attention. */
  YELLOW(33);

  private final int code;

  TextColor(int number) {
    this.code = number;
  }

  String escape() {
    return "\u001b[" + code + "m";
  }
}

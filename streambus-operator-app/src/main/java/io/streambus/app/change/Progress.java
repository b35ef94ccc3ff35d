package io.streambus.app.change;

/**
 * How far a change has come.
 *
 * @param state whether waiting makes sense
 * @param text one line for the user
 */
public record Progress(State state, String text) {

  /** Whether waiting makes sense. */
  public enum State {
    /** The change is complete. */
    DONE,
    /** The change continues by itself. */
    WAITING,
    /** The change waits for something that only a user can resolve. */
    BLOCKED
  }

  static Progress done(String text) {
    return new Progress(State.DONE, text);
  }

  static Progress waiting(String text) {
    return new Progress(State.WAITING, text);
  }

  static Progress blocked(String text) {
    return new Progress(State.BLOCKED, text);
  }
}

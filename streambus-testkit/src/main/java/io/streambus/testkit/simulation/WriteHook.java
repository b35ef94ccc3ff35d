package io.streambus.testkit.simulation;

/** Runs an action once, before or after a certain write. */
final class WriteHook {

  /** When the action runs, relative to the write. */
  enum Side {
    BEFORE,
    AFTER
  }

  private final Side side;
  private final Runnable action;
  private int writesLeft;

  WriteHook(int write, Side side, Runnable action) {
    this.writesLeft = write;
    this.side = side;
    this.action = action;
  }

  void writeStarting() {
    writesLeft--;
    runIf(Side.BEFORE);
  }

  void writeFinished() {
    runIf(Side.AFTER);
  }

  private void runIf(Side now) {
    if (writesLeft == 0 && side == now) {
      action.run();
    }
  }
}

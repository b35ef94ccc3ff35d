package io.streambus.testkit.simulation;

/** Something that happens once, before or after a certain write. */
final class WriteHook {

  /** On which side of the write. */
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

  void aboutToWrite() {
    writesLeft--;
    happenIf(Side.BEFORE);
  }

  void wrote() {
    happenIf(Side.AFTER);
  }

  private void happenIf(Side now) {
    if (writesLeft == 0 && side == now) {
      action.run();
    }
  }
}

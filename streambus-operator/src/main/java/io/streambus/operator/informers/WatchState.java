package io.streambus.operator.informers;

import java.util.function.BooleanSupplier;

/**
 * The current state of an informer, whichever library runs it.
 *
 * @param running whether it has not stopped
 * @param watching whether its watch is not interrupted
 */
public record WatchState(BooleanSupplier running, BooleanSupplier watching) {

  /** Whether it has not stopped. */
  boolean isRunning() {
    return running.getAsBoolean();
  }

  /** Whether its watch is not interrupted. */
  boolean isWatching() {
    return watching.getAsBoolean();
  }
}

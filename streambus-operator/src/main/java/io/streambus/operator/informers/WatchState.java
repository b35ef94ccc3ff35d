package io.streambus.operator.informers;

/** The state of an informer, whichever library runs it. */
public interface WatchState {

  /** Whether it has not stopped. */
  boolean isRunning();

  /** Whether its watch is not interrupted. */
  boolean isWatching();
}

package io.streambus.operator.brokers;

import java.util.concurrent.ExecutorService;

/**
 * Threads that call the brokers of all clusters. Clusters whose brokers responded slowly the last
 * time have fewer threads of their own, so that they delay only each other.
 *
 * @param normal threads of all other clusters
 * @param slow threads of clusters that responded slowly
 */
record Lanes<E extends ExecutorService>(E normal, E slow) {

  E of(boolean isSlow) {
    return isSlow ? slow : normal;
  }

  /** Interrupts running calls and stops the threads. */
  void stop() {
    normal.shutdownNow();
    slow.shutdownNow();
  }
}

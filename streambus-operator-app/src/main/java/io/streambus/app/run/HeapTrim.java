package io.streambus.app.run;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Returns memory to the operating system after the heap has grown, for example for the lists of all
 * objects at the start. The serial collector shrinks the heap only when it collects all of it, and
 * avoids that as long as the heap may grow. A collection stops the process for 0.1 seconds with
 * 1,000 clusters.
 */
final class HeapTrim implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final long MIN_GROWTH_BYTES = 8 << 20;

  private final LongSupplier committedBytes;
  private final Runnable collection;
  private final Thread thread = new Thread(this::watch, "heap-trim");

  /** Size of the heap after the last collection; none yet, so the first trim collects. */
  private long trimmedBytes;

  /**
   * Creates a trim that is not started.
   *
   * @param committedBytes size of the heap, including its free part
   * @param collection collects all of the heap
   */
  HeapTrim(LongSupplier committedBytes, Runnable collection) {
    this.committedBytes = committedBytes;
    this.collection = collection;
  }

  /** Creates a trim of the heap of this process that is not started. */
  static HeapTrim ofProcess() {
    var memory = ManagementFactory.getMemoryMXBean();
    return new HeapTrim(() -> memory.getHeapMemoryUsage().getCommitted(), System::gc);
  }

  /** Starts to trim regularly, on a thread of its own. */
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (!Thread.interrupted()) {
        TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
        trim();
      }
    } catch (InterruptedException e) {
      // The trim was closed.
      Thread.currentThread().interrupt();
    }
  }

  /** Collects at first, and whenever the heap is much larger than after the last collection. */
  void trim() {
    if (committedBytes.getAsLong() >= trimmedBytes + MIN_GROWTH_BYTES) {
      collection.run();
      trimmedBytes = committedBytes.getAsLong();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

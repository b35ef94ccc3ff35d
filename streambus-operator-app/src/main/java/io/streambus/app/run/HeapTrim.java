package io.streambus.app.run;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Returns memory to the operating system after the heap has grown, for example for the lists of all
 * objects at the start. The serial collector shrinks the heap only when it collects all of it, and
 * avoids that as long as the heap may grow. A collection stops the process for 0.1 seconds with
 * 1,000 clusters.
 */
final class HeapTrim {

  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final long MIN_GROWTH_BYTES = 8 << 20;

  private final LongSupplier committedBytes;
  private final Runnable collection;

  /** Size of the heap after the last collection; none yet, so the first trim collects. */
  private long trimmedBytes;

  /**
   * Creates a trim that has not collected yet.
   *
   * @param committedBytes size of the heap, including its free part
   * @param collection collects all of the heap
   */
  HeapTrim(LongSupplier committedBytes, Runnable collection) {
    this.committedBytes = committedBytes;
    this.collection = collection;
  }

  /** Creates a thread that trims the heap of this process regularly, and is not started. */
  static PeriodicThread thread() {
    var memory = ManagementFactory.getMemoryMXBean();
    var trim = new HeapTrim(() -> memory.getHeapMemoryUsage().getCommitted(), System::gc);
    return new PeriodicThread("heap-trim", INTERVAL, trim::trim);
  }

  /** Collects at first, and whenever the heap is much larger than after the last collection. */
  void trim() {
    if (committedBytes.getAsLong() >= trimmedBytes + MIN_GROWTH_BYTES) {
      collection.run();
      trimmedBytes = committedBytes.getAsLong();
    }
  }
}

package io.streambus.app.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Returns memory to the operating system after work. The serial collector lets the heap grow to its
 * limit before it collects all of it, and unlike other collectors, does not collect while the
 * program is idle.
 */
public final class HeapTrimmer implements AutoCloseable {

  static final Duration INTERVAL = Duration.ofSeconds(10);

  /** CPU time per interval above which the program is busy; a collection takes about 0.1 s. */
  private static final Duration BUSY = Duration.ofMillis(500);

  /** CPU time after which there is garbage worth a collection. */
  private static final Duration MIN_WORK = Duration.ofSeconds(1);

  private final LongSupplier cpuNanos;
  private final Runnable collection;
  private final Thread thread = new Thread(this::repeat, "heap-trimmer");
  private long atLastCheck;
  private long atLastCollection;

  /**
   * Creates a trimmer that is not started.
   *
   * @param cpuNanos CPU time of the process so far
   */
  HeapTrimmer(LongSupplier cpuNanos, Runnable collection) {
    this.cpuNanos = cpuNanos;
    this.collection = collection;
  }

  /** Starts to collect garbage once after each period of work, until it is closed. */
  public static HeapTrimmer start() {
    var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var trimmer = new HeapTrimmer(process::getProcessCpuTime, System::gc);
    trimmer.thread.setDaemon(true);
    trimmer.thread.start();
    return trimmer;
  }

  private void repeat() {
    try {
      while (!Thread.interrupted()) {
        TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
        check();
      }
    } catch (InterruptedException e) {
      // The trimmer was closed.
      Thread.currentThread().interrupt();
    }
  }

  /** Called once per interval. */
  void check() {
    long now = cpuNanos.getAsLong();
    boolean idle = now - atLastCheck < BUSY.toNanos();
    if (idle && now - atLastCollection > MIN_WORK.toNanos()) {
      collection.run();
      now = cpuNanos.getAsLong();
      atLastCollection = now;
    }
    atLastCheck = now;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

package io.streambus.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Machine on which the benchmarks ran.
 *
 * @param loadBefore load average of the minute before the benchmarks; a value well above 0 makes
 *     all results unreliable
 */
public record Machine(int cores, long memoryMiB, String jdk, String system, double loadBefore) {

  /** Returns the current machine and JVM. */
  public static Machine current() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        physicalMemory() >> 20,
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Returns one line for the reader. */
  public String description() {
    return String.format(
        Locale.ROOT,
        "%d cores, %d MiB, %s, %s; load average before the start: %.2f",
        cores,
        memoryMiB,
        jdk,
        system,
        loadBefore);
  }

  private static long physicalMemory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}

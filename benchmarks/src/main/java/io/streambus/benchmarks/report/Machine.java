package io.streambus.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Where the numbers were measured.
 *
 * @param loadBefore runnable threads of others, as a mean of the minute before the benchmarks; much
 *     more than 0 makes all numbers doubtful
 */
public record Machine(int cores, long memoryMiB, String jdk, String system, double loadBefore) {

  /** The machine and JDK that run this, now. */
  public static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        physicalMemory() >> 20,
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%d cores, %d MiB, %s, %s; load before the start: %.2f",
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

package io.streambus.benchmarks.process;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory use of a process, in MiB.
 *
 * @param resident resident memory after a garbage collection
 * @param heap size of live objects
 */
public record Memory(double resident, double heap) {

  private static final double KIB_PER_MIB = 1024;
  private static final double BYTES_PER_MIB = 1024 * KIB_PER_MIB;

  /** Runs the garbage collector of a JVM and reads the memory that remains in use. */
  public static Memory afterCollection(long pid) {
    Jcmd jcmd = new Jcmd(pid);
    jcmd.run("GC.run");
    double resident = resident(pid);
    return new Memory(resident, live(jcmd) / BYTES_PER_MIB);
  }

  /** Returns the current resident memory. */
  public static double resident(long pid) {
    return status(pid, "VmRSS:") / KIB_PER_MIB;
  }

  /** Returns the largest resident memory to date. */
  public static double peakResident(long pid) {
    return status(pid, "VmHWM:") / KIB_PER_MIB;
  }

  /** Returns the current number of threads. */
  public static long threads(long pid) {
    return status(pid, "Threads:");
  }

  private static long status(long pid, String field) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow(() -> new BenchmarkFailedException(status + " has no line " + field));
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot read " + status, e);
    }
  }

  /** Reads the last line of the histogram, {@code Total <instances> <bytes>}. */
  private static long live(Jcmd jcmd) {
    return jcmd.run("GC.class_histogram")
        .lines()
        .filter(line -> line.startsWith("Total"))
        .map(line -> line.trim().split("\\s+"))
        .mapToLong(columns -> Long.parseLong(columns[2]))
        .findFirst()
        .orElseThrow(() -> new BenchmarkFailedException("the class histogram has no total"));
  }
}

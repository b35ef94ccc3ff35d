package io.streambus.benchmarks.process;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CPU time of a process per kind of thread, such as JIT compiler or garbage collector threads. */
public final class ThreadTimes {

  /** Linux reports CPU time in ticks of 10 ms on every machine. */
  private static final double SECONDS_PER_TICK = 0.01;

  private ThreadTimes() {}

  /** Returns seconds by thread name without its number; terminated threads are missing. */
  public static Map<String, Double> of(long pid) {
    Map<String, Double> seconds = new TreeMap<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path task : tasks.toList()) {
        stat(task).ifPresent(stat -> add(stat, seconds));
      }
      return seconds;
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot read the threads of " + pid, e);
    }
  }

  private static Optional<String> stat(Path task) throws IOException {
    try {
      return Optional.of(Files.readString(task.resolve("stat")));
    } catch (NoSuchFileException ended) {
      return Optional.empty();
    }
  }

  /**
   * Parses a {@code stat} file. The name is in parentheses and can contain any character; user and
   * system time are the 14th and 15th field.
   */
  private static void add(String stat, Map<String, Double> seconds) {
    int end = stat.lastIndexOf(')');
    String name = stat.substring(stat.indexOf('(') + 1, end).replaceAll("[#-]?\\d+", "").trim();
    List<String> fields = List.of(stat.substring(end + 2).split(" "));
    double ticks = Double.parseDouble(fields.get(11)) + Double.parseDouble(fields.get(12));
    seconds.merge(name, ticks * SECONDS_PER_TICK, Double::sum);
  }
}

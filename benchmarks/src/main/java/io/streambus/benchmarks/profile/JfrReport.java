package io.streambus.benchmarks.profile;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * CPU time and allocations of a JVM, from a flight recording. Samples cover running Java code only,
 * not waiting threads, the JIT compiler or the garbage collector.
 */
public final class JfrReport {

  private static final int TOP = 25;
  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final String ALLOCATION = "jdk.ObjectAllocationSample";

  private final Hotspots methods = new Hotspots();
  private final Hotspots inclusive = new Hotspots();
  private final Hotspots work = new Hotspots();
  private final Hotspots allocating = new Hotspots();
  private final Hotspots allocatingWork = new Hotspots();
  private final Hotspots allocated = new Hotspots();

  /**
   * Threads with an earlier sample. The first weight of a thread covers everything it allocated
   * before the recording.
   */
  private final Set<Long> known = new HashSet<>();

  private int samples;

  private JfrReport() {}

  /** Returns Markdown tables of a recording. */
  public static String markdown(String title, Path recording) {
    JfrReport report = new JfrReport();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        report.add(file.readEvent());
      }
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot read " + recording, e);
    }
    return report.text(title);
  }

  private void add(RecordedEvent event) {
    RecordedStackTrace trace = event.getStackTrace();
    if (trace == null || trace.getFrames().isEmpty()) {
      return;
    }
    List<String> stack = trace.getFrames().stream().map(JfrReport::name).toList();
    if (event.getEventType().getName().equals(SAMPLE)) {
      samples++;
      methods.add(stack.get(0), 1);
      stack.stream()
          .filter(method -> method.startsWith("io."))
          .distinct()
          .forEach(method -> inclusive.addShared(method, 1));
      inclusive.addTotal(1);
      work.add(WorkCategory.of(stack).label(), 1);
    } else if (event.getEventType().getName().equals(ALLOCATION)
        && !known.add(event.getThread("eventThread").getId())) {
      double weight = event.getLong("weight");
      allocating.add(stack.get(0), weight);
      allocatingWork.add(WorkCategory.of(stack).label(), weight);
      allocated.add(event.getClass("objectClass").getName(), weight);
    }
  }

  private String text(String title) {
    return "## "
        + title
        + "\n\n"
        + table("work by CPU samples (%d in total)".formatted(samples), work)
        + table("methods by CPU samples", methods)
        + table("library and operator methods by CPU samples, including callees", inclusive)
        + table("work by bytes allocated", allocatingWork)
        + table("methods by bytes allocated", allocating)
        + table("classes by bytes allocated", allocated);
  }

  private static String table(String what, Hotspots hotspots) {
    return "| share | " + what + " |\n|---:|---|\n" + hotspots.rows(TOP) + "\n";
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }
}

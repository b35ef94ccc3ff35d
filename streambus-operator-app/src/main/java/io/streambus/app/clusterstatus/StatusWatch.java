package io.streambus.app.clusterstatus;

import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Prints clusters whenever what is visible of them changes. Lists them in intervals, so it also
 * continues after an interruption of the network.
 */
public final class StatusWatch {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Supplier<List<StoredCluster>> clusters;
  private final ClusterPrinter printer;
  private final Console console;

  private final Duration interval;

  /** What was printed, by namespace and name. */
  private final Map<String, Object> printed = new HashMap<>();

  private boolean interrupted;

  /** Creates a watch of the clusters that a request lists. */
  public StatusWatch(
      Supplier<List<StoredCluster>> clusters, ClusterPrinter printer, Console console) {
    this(clusters, printer, console, INTERVAL);
  }

  StatusWatch(
      Supplier<List<StoredCluster>> clusters,
      ClusterPrinter printer,
      Console console,
      Duration interval) {
    this.interval = interval;
    this.clusters = clusters;
    this.printer = printer;
    this.console = console;
  }

  /** Prints until the thread is interrupted, or until nothing reads the output. */
  public void run() {
    List<StoredCluster> first = clusters.get();
    printer.print(first);
    first.forEach(each -> printed.put(each.namespacedName(), printer.visible(each)));
    while (!console.out().checkError()) {
      try {
        TimeUnit.MILLISECONDS.sleep(interval.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      poll();
    }
  }

  private void poll() {
    try {
      print(clusters.get());
      interrupted = false;
    } catch (CommandException e) {
      if (e.exitCode() != ExitCode.UNREACHABLE) {
        throw e;
      }
      if (!interrupted) {
        console.err().println(e.getMessage() + "; trying again");
      }
      interrupted = true;
    }
  }

  private void print(List<StoredCluster> current) {
    for (StoredCluster cluster : current) {
      Object visible = printer.visible(cluster);
      if (!visible.equals(printed.put(cluster.namespacedName(), visible))) {
        printer.printChange(cluster);
      }
    }
    Set<String> names =
        current.stream().map(StoredCluster::namespacedName).collect(Collectors.toSet());
    List<String> deleted = printed.keySet().stream().filter(each -> !names.contains(each)).toList();
    deleted.forEach(
        name -> {
          printed.remove(name);
          console.err().println("streambuscluster " + name + " was deleted");
        });
  }
}

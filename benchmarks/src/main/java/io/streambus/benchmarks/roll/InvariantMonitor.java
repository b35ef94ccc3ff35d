package io.streambus.benchmarks.roll;

import io.fabric8.kubernetes.api.model.Namespace;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.invariants.InvariantWatch;
import java.util.List;

/** Checks invariants on the clusters of several namespaces. */
record InvariantMonitor(List<InvariantWatch> watches) implements AutoCloseable {

  static InvariantMonitor start(BenchmarkControlPlane plane, List<Namespace> namespaces) {
    return new InvariantMonitor(
        namespaces.stream()
            .map(namespace -> InvariantWatch.start(plane.client(), namespace, plane.auditLog()))
            .toList());
  }

  /** Returns the number of invariant violations to date, and prints each of them. */
  int violations(ProgressPrinter progress) {
    List<Violation> violations =
        watches.stream().flatMap(watch -> watch.violations(line -> false).stream()).toList();
    violations.forEach(violation -> progress.print("violation: %s", violation));
    return violations.size();
  }

  @Override
  public void close() {
    watches.forEach(InvariantWatch::close);
  }
}

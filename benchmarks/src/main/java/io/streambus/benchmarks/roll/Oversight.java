package io.streambus.benchmarks.roll;

import io.fabric8.kubernetes.api.model.Namespace;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import io.streambus.testkit.invariants.InvariantWatch;
import io.streambus.testkit.invariants.Violation;
import java.util.List;

/** Checks invariants on the clusters of several namespaces. */
record Oversight(List<InvariantWatch> watches) implements AutoCloseable {

  static Oversight over(BenchmarkPlane plane, List<Namespace> namespaces) {
    return new Oversight(
        namespaces.stream()
            .map(namespace -> InvariantWatch.begin(plane.client(), namespace, plane.auditLog()))
            .toList());
  }

  /** Returns the number of invariant violations to date, and prints each of them. */
  int violations(ProgressPrinter progressPrinter) {
    List<Violation> violations =
        watches.stream().flatMap(watch -> watch.violations(line -> false).stream()).toList();
    violations.forEach(violation -> progressPrinter.say("violation: %s", violation));
    return violations.size();
  }

  @Override
  public void close() {
    watches.forEach(InvariantWatch::close);
  }
}

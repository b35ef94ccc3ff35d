package io.streambus.benchmarks.isolation;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.BenchmarkFailedException;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.isolation.EditLatency.Edit;
import io.streambus.benchmarks.process.MeasuredOperator;
import io.streambus.benchmarks.process.Memory;
import io.streambus.benchmarks.process.OperatorProgram;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Numbers;
import io.streambus.benchmarks.report.Target;
import io.streambus.benchmarks.workload.SampleClusters;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures the edits of a cluster alone and beside {@link HostileTenants}, and the memory of the
 * program, which has the JVM options of the image. At the end, the program restarts, so that it
 * lists everything that the tenants have stored.
 */
final class HostileRun {

  private static final String SUITE = "isolation";
  private static final String BESIDE = "beside hostile tenants";
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration ALONE_TIME = Duration.ofMinutes(1);
  private static final Duration BESIDE_TIME = Duration.ofMinutes(5);

  private static final Duration MIN_PAUSE = Duration.ofSeconds(8);

  /**
   * How many times longer a tenant pauses than its requests took. The API server needs ten seconds
   * for some of them, so faster tenants would overload it instead of the operator.
   */
  private static final int PAUSE_FACTOR = 20;

  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final double P99 = 0.99;

  private HostileRun() {}

  static List<Measurement> run(Settings settings, ProgressPrinter progress) {
    try (BenchmarkControlPlane plane = BenchmarkControlPlane.start(ControlPlaneProfile.FULL)) {
      StreamBusCluster honest = SampleClusters.cluster("honest", "demo");
      plane.createNamespaces(List.of(honest));
      plane.post(List.of(honest), 1);
      List<Measurement> measured = new ArrayList<>(beside(plane, honest, settings, progress));
      measured.addAll(restarted(plane, settings));
      return measured;
    }
  }

  private static List<Measurement> beside(
      BenchmarkControlPlane plane,
      StreamBusCluster honest,
      Settings settings,
      ProgressPrinter progress) {
    try (MeasuredOperator operator = start(plane, settings, "hostile")) {
      operator.awaitReady();
      EditLatency edits = new EditLatency(plane.client(), honest);
      edits.measure(WARM_UP);
      List<Edit> alone = edits.measure(ALONE_TIME);
      try (HostileTenants tenants = HostileTenants.start(plane.client(), HostileRun::pause);
          LivenessProbes probes = LivenessProbes.start(operator)) {
        List<Edit> beside = edits.measure(BESIDE_TIME);
        progress.print("%s", tenants.summary());
        return Stream.of(
                latencies(alone, beside).stream(),
                Stream.of(
                    memory("peak of resident memory", operator),
                    Measurement.count(
                            SUITE, "failed liveness probes", List.of((double) probes.failures()))
                        .withTarget(Target.atMost(0))))
            .flatMap(rows -> rows)
            .toList();
      }
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot stop the tenants", e);
    }
  }

  private static Duration pause(Duration spent) {
    Duration multiple = spent.multipliedBy(PAUSE_FACTOR);
    return multiple.compareTo(MIN_PAUSE) > 0 ? multiple : MIN_PAUSE;
  }

  private static List<Measurement> restarted(BenchmarkControlPlane plane, Settings settings) {
    try (MeasuredOperator operator = start(plane, settings, "hostile-restarted")) {
      Duration ready = operator.awaitReady();
      Wait.sleep(SETTLING);
      return List.of(
          Measurement.absolute(
              SUITE,
              "start to ready after hostile tenants",
              "ms",
              List.of((double) ready.toMillis())),
          memory("peak of resident memory after a restart", operator));
    }
  }

  private static MeasuredOperator start(
      BenchmarkControlPlane plane, Settings settings, String name) {
    return MeasuredOperator.start(
        OperatorProgram.of(settings).withEnvironment("STREAMBUS_OPERATOR_BROKER_API", "on"),
        plane.operatorKubeconfig(),
        settings.log(name),
        List.of());
  }

  private static List<Measurement> latencies(List<Edit> alone, List<Edit> beside) {
    List<Double> appliedAlone = values(alone, Edit::applied);
    List<Double> appliedBeside = values(beside, Edit::applied);
    List<Double> acceptedAlone = values(alone, Edit::accepted);
    List<Double> acceptedBeside = values(beside, Edit::accepted);
    return List.of(
        Measurement.ratio(
                SUITE,
                "median edit / median edit alone, " + BESIDE,
                List.of(Numbers.median(appliedBeside) / Numbers.median(appliedAlone)))
            .withTarget(Target.atMost(2)),
        Measurement.ratio(
            SUITE,
            "the same for the response of the API server to the edit",
            List.of(Numbers.median(acceptedBeside) / Numbers.median(acceptedAlone))),
        median("edit until applied, alone", appliedAlone),
        median("edit until applied, " + BESIDE, appliedBeside),
        percentile("edit until applied, 99th percentile, alone", appliedAlone),
        percentile("edit until applied, 99th percentile, " + BESIDE, appliedBeside),
        median("response of the API server to an edit, alone", acceptedAlone),
        median("response of the API server to an edit, " + BESIDE, acceptedBeside));
  }

  private static List<Double> values(List<Edit> edits, ToDoubleFunction<Edit> value) {
    return edits.stream().mapToDouble(value).boxed().toList();
  }

  private static Measurement median(String label, List<Double> edits) {
    return Measurement.absolute(SUITE, label, "ms", List.of(Numbers.median(edits)));
  }

  private static Measurement percentile(String label, List<Double> edits) {
    return Measurement.absolute(SUITE, label, "ms", List.of(Numbers.percentile(edits, P99)));
  }

  private static Measurement memory(String label, MeasuredOperator operator) {
    return Measurement.absolute(SUITE, label, "MiB", List.of(Memory.peakResident(operator.pid())))
        .withTarget(Target.atMost(ChartLimits.memoryMebibytes()));
  }
}

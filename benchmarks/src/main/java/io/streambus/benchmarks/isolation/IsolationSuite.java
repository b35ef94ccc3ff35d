package io.streambus.benchmarks.isolation;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Numbers;
import io.streambus.benchmarks.report.Target;
import io.streambus.benchmarks.suite.BenchmarkSuite;
import io.streambus.benchmarks.suite.ThreadCalibration;
import io.streambus.benchmarks.workload.SampleClusters;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.operator.kubernetes.client.HttpWatches;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import io.streambus.testkit.broker.BrokerBehavior;
import io.streambus.testkit.broker.FakeBroker;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import io.streambus.testkit.faults.FaultAction;
import io.streambus.testkit.faults.FaultProxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures how long the operator takes to apply the edit of a cluster while requests for other
 * clusters hang, and while the brokers of others do not respond, or respond with as much as they
 * can. The operator runs in this process. Then measures the program beside {@link HostileTenants}.
 */
public final class IsolationSuite implements BenchmarkSuite {

  private static final String SUITE = "isolation";
  private static final int EDITS = 30;
  private static final int POSTING_THREADS = 4;

  private static final String HANGING = "hanging";
  private static final int HANGING_CLUSTERS = 8;
  private static final Duration WEBHOOK_TIMEOUT = Duration.ofSeconds(10);

  private static final int SILENT_CLUSTERS = 100;
  private static final Duration SETTLING = Duration.ofSeconds(60);

  @Override
  public List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, ProgressPrinter progress) {
    return Stream.concat(
            besideFailures(progress).stream(), HostileRun.run(settings, progress).stream())
        .toList();
  }

  private static List<Measurement> besideFailures(ProgressPrinter progress) {
    try (BenchmarkControlPlane plane = BenchmarkControlPlane.start(ControlPlaneProfile.FULL);
        FaultProxy proxy = FaultProxy.inFrontOf(plane.operatorConfig());
        FakeBroker brokers = silentBrokers();
        KubernetesClient client =
            HttpWatches.clientBuilder(proxy.clientConfig())
                .withKubernetesSerialization(LeanSerialization.create())
                .build();
        StreamBusOperator operator = StreamBusOperator.start(client, options(brokers))) {
      EditLatency edits = new EditLatency(plane.client(), honest(plane));
      edits.measure(EDITS);
      List<Double> alone = edits.measure(EDITS);
      hang(plane, proxy);
      List<Double> besideHanging = edits.measure(EDITS);
      post(plane, SampleClusters.of("silent", SILENT_CLUSTERS));
      Wait.sleep(SETTLING);
      List<Double> besideSilent = edits.measure(EDITS);
      brokers.setBehavior(new BrokerBehavior.Endless(200, "[{},{},{},{}]"));
      Wait.sleep(SETTLING);
      List<Double> besideFlooding = edits.measure(EDITS);
      progress.print("operator healthy: %s", operator.isHealthy());
      return List.of(
          latency("alone", alone),
          latency("beside 8 clusters whose requests hang", besideHanging),
          ratio("beside 8 clusters whose requests hang", besideHanging, alone),
          latency("beside these and 100 clusters of silent brokers", besideSilent),
          ratio("beside these and 100 clusters of silent brokers", besideSilent, alone),
          latency("beside these whose brokers respond without end", besideFlooding),
          ratio("beside these whose brokers respond without end", besideFlooding, alone));
    }
  }

  private static OperatorOptions options(FakeBroker brokers) {
    return ImmutableOperatorOptions.builder()
        .brokerAddresses((cluster, ordinal) -> Optional.of(brokers.address()))
        .build();
  }

  /** A server that accepts connections and never responds. */
  private static FakeBroker silentBrokers() {
    FakeBroker brokers = FakeBroker.start(1);
    brokers.setBehavior(new BrokerBehavior.Hang());
    return brokers;
  }

  private static StreamBusCluster honest(BenchmarkControlPlane plane) {
    StreamBusCluster cluster = SampleClusters.cluster("honest", "demo");
    post(plane, List.of(cluster));
    return cluster;
  }

  /** Creates clusters that the API server accepts, but whose objects only after the timeout. */
  private static void hang(BenchmarkControlPlane plane, FaultProxy proxy) {
    proxy.setPlan(
        request ->
            request.isWrite() && request.url().contains("/namespaces/" + HANGING + "/")
                ? new FaultAction.Delay(WEBHOOK_TIMEOUT)
                : new FaultAction.Forward());
    post(
        plane,
        IntStream.range(0, HANGING_CLUSTERS)
            .mapToObj(i -> SampleClusters.cluster(HANGING, "cluster-" + i))
            .toList());
  }

  private static void post(BenchmarkControlPlane plane, List<StreamBusCluster> clusters) {
    clusters.forEach(IsolationSuite::exportMetrics);
    plane.createNamespaces(clusters);
    plane.post(clusters, POSTING_THREADS);
  }

  /** The operator polls the brokers of clusters that export metrics. */
  private static void exportMetrics(StreamBusCluster cluster) {
    cluster.setSpec(
        StreamBusClusterSpec.builder()
            .from(cluster.getSpec())
            .observability(
                ObservabilitySpec.builder()
                    .metrics(MetricsSpec.builder().enabled(true).build())
                    .build())
            .build());
  }

  private static Measurement latency(String when, List<Double> edits) {
    return Measurement.absolute(SUITE, "edit until applied, " + when, "ms", edits);
  }

  private static Measurement ratio(String when, List<Double> edits, List<Double> alone) {
    return Measurement.ratio(
            SUITE,
            "median edit / median edit alone, " + when,
            List.of(Numbers.median(edits) / Numbers.median(alone)))
        .withTarget(Target.atMost(1.2));
  }
}

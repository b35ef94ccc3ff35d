package io.streambus.benchmarks.sizing;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.benchmarks.workload.SampleClusters;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The clusters of a measurement.
 *
 * @param name number of clusters, and what is special about them
 * @param profile whether controllers run, which create three pods per cluster
 */
record SizedFleet(String name, ControlPlaneProfile profile, List<StreamBusCluster> clusters) {

  private static final int TLS_NAMESPACES = 20;

  /** Clusters without pods. */
  static SizedFleet withoutPods(int count) {
    return new SizedFleet(
        String.format(Locale.ROOT, "%,d", count),
        ControlPlaneProfile.API_SERVER_ONLY,
        SampleClusters.of("clusters", count));
  }

  /** Running clusters. */
  static SizedFleet withPods(int count) {
    return new SizedFleet(
        String.format(Locale.ROOT, "%,d with three pods each", count),
        ControlPlaneProfile.FULL,
        SampleClusters.of("clusters", count));
  }

  /** Clusters without pods, each with two Secrets that the operator issues. */
  static SizedFleet withTls(int count) {
    return new SizedFleet(
        String.format(Locale.ROOT, "%,d with TLS in %d namespaces", count, TLS_NAMESPACES),
        ControlPlaneProfile.API_SERVER_ONLY,
        IntStream.range(0, count)
            .mapToObj(i -> withTls("tls-" + i % TLS_NAMESPACES, "cluster-" + i))
            .toList());
  }

  private static StreamBusCluster withTls(String namespace, String name) {
    StreamBusCluster cluster = SampleClusters.cluster(namespace, name);
    TlsSpec tls = TlsSpec.builder().enabled(true).selfSigned(true).build();
    cluster.setSpec(
        StreamBusClusterSpec.builder()
            .from(cluster.getSpec())
            .security(SecuritySpec.builder().tls(tls).build())
            .build());
    return cluster;
  }
}

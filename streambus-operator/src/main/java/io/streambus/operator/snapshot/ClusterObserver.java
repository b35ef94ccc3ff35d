package io.streambus.operator.snapshot;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import java.time.Instant;

/** Reads the snapshot that a reconciliation starts from. Sends no request. */
public final class ClusterObserver {

  private final Kubernetes kubernetes;
  private final ReconcileEnvironment environment;

  /** Creates an observer that reads through the given port. */
  public ClusterObserver(Kubernetes kubernetes, ReconcileEnvironment environment) {
    this.kubernetes = kubernetes;
    this.environment = environment;
  }

  /** Returns the latest known state of the cluster, including the operator's own writes. */
  public ClusterSnapshot observe(StreamBusCluster cluster, Instant now) {
    OptionalApis apis = environment.optionalApis();
    return new ClusterSnapshot(
        cluster,
        apis.filterAvailable(kubernetes.children(cluster)),
        kubernetes.pods().list(cluster),
        kubernetes.claims().list(cluster),
        apis,
        kubernetes.latestStatus(cluster),
        now);
  }
}

package io.streambus.operator.snapshot;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ManagedNames;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads the snapshot that a reconciliation starts from. Sends no request. */
public final class ClusterObserver {

  private final Kubernetes kubernetes;
  private final ReconcileEnvironment environment;
  private final ManagedNames names;

  /** Creates an observer that reads through the given port. */
  public ClusterObserver(Kubernetes kubernetes, ReconcileEnvironment environment) {
    this.kubernetes = kubernetes;
    this.environment = environment;
    this.names = ManagedNames.with(environment.extensions());
  }

  /** Returns the latest known state of the cluster, including the operator's own writes. */
  public ClusterSnapshot observe(StreamBusCluster cluster, Instant now) {
    OptionalApis apis = environment.optionalApis();
    return new ClusterSnapshot(
        cluster,
        apis.filterAvailable(managedObjects(cluster)),
        kubernetes.pods().list(cluster),
        kubernetes.pods().listStrays(cluster),
        kubernetes.claims().list(cluster),
        apis,
        kubernetes.latestStatus(cluster),
        now);
  }

  /** Returns what is known of the cluster without its objects. */
  public ClusterSnapshot observeStatus(StreamBusCluster cluster, Instant now) {
    return new ClusterSnapshot(
        cluster,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        OptionalApis.installed(Set.of()),
        kubernetes.latestStatus(cluster),
        now);
  }

  /**
   * Informers find owners by name, which a deleted cluster can have had, too; and a copy with
   * another name has the owner of the original.
   */
  private List<HasMetadata> managedObjects(StreamBusCluster cluster) {
    String uid = cluster.getMetadata().getUid();
    String name = cluster.getMetadata().getName();
    Set<String> own = ClusterNames.managed(name);
    return kubernetes.children(cluster).stream()
        .filter(object -> object.getOwnerReferenceFor(uid).isPresent())
        .filter(object -> names.contains(name, own, object.getMetadata().getName()))
        .toList();
  }
}

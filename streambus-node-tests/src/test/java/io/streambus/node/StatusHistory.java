package io.streambus.node;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import java.util.ArrayList;
import java.util.List;

/** Every status of a cluster, with its resource version. */
final class StatusHistory implements ResourceEventHandler<StreamBusCluster>, AutoCloseable {

  private final List<Change> changes = new ArrayList<>();
  private final SharedIndexInformer<StreamBusCluster> clusters;

  /** Starts to record. */
  StatusHistory(KubernetesClient client, TestCluster cluster) {
    clusters =
        client
            .resources(StreamBusCluster.class)
            .inNamespace(cluster.name())
            .withName(cluster.name())
            .inform(this);
  }

  /** Returns the phases, in order and without repetitions. */
  synchronized List<String> phases() {
    List<String> phases = new ArrayList<>();
    for (Change change : changes) {
      if (phases.isEmpty() || !phases.get(phases.size() - 1).equals(change.phase())) {
        phases.add(change.phase());
      }
    }
    return phases;
  }

  /** Returns the changes after which the status claimed more ready brokers than there were. */
  synchronized List<Change> falseClaims(BrokerHistory brokers) {
    return changes.stream()
        .filter(change -> change.readyReplicas() > brokers.readyAt(change.version()))
        .toList();
  }

  @Override
  public void onAdd(StreamBusCluster cluster) {
    // What the status was before is not the subject.
  }

  @Override
  public void onUpdate(StreamBusCluster previous, StreamBusCluster cluster) {
    StreamBusClusterStatus status = cluster.getStatus();
    if (status != null) {
      record(
          new Change(
              BrokerHistory.version(cluster),
              status.phase().orElse(""),
              status.readyReplicas().orElse(0)));
    }
  }

  @Override
  public void onDelete(StreamBusCluster cluster, boolean isFinalStateUnknown) {
    // No test deletes a cluster.
  }

  @Override
  public void close() {
    clusters.close();
  }

  private synchronized void record(Change change) {
    changes.add(change);
  }

  /** A status and its resource version. */
  record Change(long version, String phase, int readyReplicas) {}
}

package io.streambus.node;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which brokers of a cluster were ready when, from the status of their pods. */
final class BrokerHistory implements ResourceEventHandler<Pod>, AutoCloseable {

  private final List<Change> changes = new ArrayList<>();
  private final SharedIndexInformer<Pod> pods;

  /** Starts to record. */
  BrokerHistory(KubernetesClient client, TestCluster cluster) {
    pods =
        client.pods().inNamespace(cluster.name()).withLabels(cluster.brokerLabels()).inform(this);
  }

  /**
   * Returns the name of the broker for each start of a container after the first one, in order.
   * Readiness alone does not tell: after such a start, the kubelet sometimes reports a broker as
   * ready, then as not started, and then as ready again.
   */
  synchronized List<String> restarts() {
    Map<String, Integer> counts = new HashMap<>();
    List<String> restarts = new ArrayList<>();
    for (Change change : changes) {
      Integer previous = counts.put(change.broker(), change.restarts());
      if (previous != null && change.restarts() > previous) {
        restarts.add(change.broker());
      }
    }
    return restarts;
  }

  /** Returns how many brokers were not ready at the same time, at most. */
  synchronized long mostAwayAtOnce() {
    return changes.stream()
        .mapToLong(change -> TestCluster.BROKERS - readyAt(change.version()))
        .max()
        .orElse(0);
  }

  /** Returns how many brokers were ready at a resource version. */
  synchronized long readyAt(long version) {
    Map<String, Boolean> ready = new HashMap<>();
    for (Change change : changes) {
      // The first state of a broker has held since before the recording.
      if (change.version() <= version || !ready.containsKey(change.broker())) {
        ready.put(change.broker(), change.isReady());
      }
    }
    return ready.values().stream().filter(each -> each).count();
  }

  /** Returns the resource version, which orders the changes of all objects of one API server. */
  static long version(HasMetadata object) {
    return Long.parseLong(object.getMetadata().getResourceVersion());
  }

  @Override
  public void onAdd(Pod pod) {
    record(pod, TestCluster.isReady(pod));
  }

  @Override
  public void onUpdate(Pod previous, Pod pod) {
    record(pod, TestCluster.isReady(pod));
  }

  @Override
  public void onDelete(Pod pod, boolean isFinalStateUnknown) {
    record(pod, false);
  }

  @Override
  public void close() {
    pods.close();
  }

  private synchronized void record(Pod pod, boolean isReady) {
    changes.add(
        new Change(version(pod), pod.getMetadata().getName(), isReady, TestCluster.restarts(pod)));
  }

  private record Change(long version, String broker, boolean isReady, int restarts) {}
}

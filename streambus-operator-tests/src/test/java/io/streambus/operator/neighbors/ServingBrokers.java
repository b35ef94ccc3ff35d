package io.streambus.operator.neighbors;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.streambus.api.ClusterLabels;
import io.streambus.testkit.junit.TestNamespace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Watches which brokers of running clusters serve, no matter what stops them. */
final class ServingBrokers implements Watcher<Pod>, AutoCloseable {

  private static final int MAJORITY = 2;

  private final Map<String, Set<String>> serving = new HashMap<>();
  private final List<String> outages = new CopyOnWriteArrayList<>();
  private final Watch watch;

  /** Starts to watch when all brokers serve. All clusters have three. */
  ServingBrokers(KubernetesClient client, TestNamespace namespace) {
    watch = client.pods().inNamespace(namespace.name()).watch(this);
  }

  /** Clusters of which two brokers did not serve at the same time. */
  List<String> outages() {
    return outages;
  }

  @Override
  public synchronized void eventReceived(Action action, Pod pod) {
    String cluster = pod.getMetadata().getLabels().get(ClusterLabels.INSTANCE);
    Set<String> brokers = serving.computeIfAbsent(cluster, name -> new HashSet<>());
    int before = brokers.size();
    if (action != Action.DELETED && !pod.isMarkedForDeletion() && Readiness.isPodReady(pod)) {
      brokers.add(pod.getMetadata().getName());
    } else {
      brokers.remove(pod.getMetadata().getName());
    }
    if (before >= MAJORITY && brokers.size() < MAJORITY) {
      outages.add(cluster + " at " + pod.getMetadata().getResourceVersion() + ": " + brokers);
    }
  }

  @Override
  public void onClose(WatcherException cause) {
    outages.add("the watch ended: " + cause);
  }

  @Override
  public void close() {
    watch.close();
  }
}

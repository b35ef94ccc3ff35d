package io.streambus.testkit.conformance;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that changed in the namespaces of a cluster, in the order of the API server. */
final class NamespaceEvents implements AutoCloseable {

  private final Map<String, List<ObjectEvent>> byNamespace = new ConcurrentHashMap<>();
  private final List<Watch> watches;
  private volatile @Nullable WatcherException failure;

  NamespaceEvents(KubernetesClient client) {
    watches =
        Stream.of(
                StatefulSet.class,
                ControllerRevision.class,
                Pod.class,
                PersistentVolumeClaim.class,
                PodDisruptionBudget.class,
                ConfigMap.class)
            .map(kind -> watch(client, kind))
            .toList();
  }

  List<ObjectEvent> of(String namespace) {
    Optional.ofNullable(failure)
        .ifPresent(
            cause -> {
              throw new IllegalStateException("a watch ended", cause);
            });
    return byNamespace.getOrDefault(namespace, List.of()).stream()
        .filter(event -> !event.object().getMetadata().getName().equals("kube-root-ca.crt"))
        .sorted(
            Comparator.comparingLong(
                event -> Long.parseLong(event.object().getMetadata().getResourceVersion())))
        .toList();
  }

  private <T extends HasMetadata> Watch watch(KubernetesClient client, Class<T> kind) {
    return client
        .resources(kind)
        .inAnyNamespace()
        .watch(
            new Watcher<T>() {
              @Override
              public void eventReceived(Action action, T object) {
                if (action != Action.BOOKMARK) {
                  add(new ObjectEvent(object, action == Action.DELETED));
                }
              }

              @Override
              public void onClose(WatcherException cause) {
                failure = cause;
              }
            });
  }

  private void add(ObjectEvent event) {
    byNamespace
        .computeIfAbsent(
            event.object().getMetadata().getNamespace(), key -> new CopyOnWriteArrayList<>())
        .add(event);
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
  }
}

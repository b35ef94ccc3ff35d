package io.streambus.testkit.controllers.client;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.controllers.decision.ClusterState;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a cluster or of one namespace, as informers know it. It can be late, and the kinds
 * are not late by the same time.
 */
final class InformerState implements ClusterState, AutoCloseable {

  private static final Set<Class<? extends HasMetadata>> CLUSTER_SCOPED =
      Set.of(Node.class, StorageClass.class);

  private static final Set<Class<? extends HasMetadata>> NAMESPACED =
      Set.of(
          ConfigMap.class,
          ControllerRevision.class,
          NetworkPolicy.class,
          PersistentVolumeClaim.class,
          Pod.class,
          PodDisruptionBudget.class,
          Secret.class,
          Service.class,
          ServiceAccount.class,
          StatefulSet.class,
          StreamBusCluster.class);

  private final Clock clock = Clock.systemUTC();
  private final Map<Class<? extends HasMetadata>, SharedIndexInformer<?>> informers =
      new LinkedHashMap<>();

  private InformerState() {}

  /**
   * Starts the informers and waits until they know all existing objects.
   *
   * @param namespace the only namespace; empty for all
   * @param onChange called after each change of any object
   */
  static InformerState start(
      KubernetesClient client, Optional<String> namespace, Runnable onChange) {
    InformerState state = new InformerState();
    NAMESPACED.forEach(kind -> state.inform(client, kind, namespace, onChange));
    CLUSTER_SCOPED.forEach(kind -> state.inform(client, kind, Optional.empty(), onChange));
    return state;
  }

  private <T extends HasMetadata> void inform(
      KubernetesClient client, Class<T> kind, Optional<String> namespace, Runnable onChange) {
    var resources = client.resources(kind);
    ChangeHandler<T> handler = new ChangeHandler<>(onChange);
    informers.put(
        kind,
        namespace.isPresent()
            ? resources.inNamespace(namespace.get()).inform(handler)
            : resources.inAnyNamespace().inform(handler));
  }

  @Override
  public List<HasMetadata> all() {
    return informers.values().stream()
        .flatMap(informer -> informer.getStore().list().stream())
        .map(HasMetadata.class::cast)
        .toList();
  }

  @Override
  public <T extends HasMetadata> List<T> list(Class<T> kind) {
    return Optional.ofNullable(informers.get(kind)).stream()
        .flatMap(informer -> informer.getStore().list().stream())
        .map(kind::cast)
        .toList();
  }

  @Override
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
    return list(kind).stream()
        .filter(object -> object.getMetadata().getName().equals(name))
        .filter(object -> namespace.equals(object.getMetadata().getNamespace()))
        .findFirst();
  }

  @Override
  public boolean knows(OwnerReference owner) {
    return NAMESPACED.stream()
        .anyMatch(
            kind ->
                HasMetadata.getKind(kind).equals(owner.getKind())
                    && HasMetadata.getApiVersion(kind).equals(owner.getApiVersion()));
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    informers.values().forEach(SharedIndexInformer::close);
  }

  /** Reports every change. */
  private record ChangeHandler<T>(Runnable onChange) implements ResourceEventHandler<T> {

    @Override
    public void onAdd(T added) {
      onChange.run();
    }

    @Override
    public void onUpdate(T before, T after) {
      onChange.run();
    }

    @Override
    public void onDelete(T deleted, boolean finalStateUnknown) {
      onChange.run();
    }
  }
}

package io.streambus.operator.informers;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.streambus.operator.informers.RestartingInformer.RestartPolicy;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.client.PartialCrd;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Creates the informers for optional kinds, without starting them. An operator that is limited to
 * namespaces sends no request that needs a cluster-wide permission.
 */
final class OptionalKindInformers {

  private static final String BY_CLUSTER = "cluster";

  private final KubernetesClient client;
  private final Set<String> namespaces;
  private final ClusterOwners owners;

  /**
   * Creates informers that use the given client.
   *
   * @param namespaces namespaces to watch; empty: all namespaces
   * @param owners finds the clusters of objects
   */
  OptionalKindInformers(KubernetesClient client, Set<String> namespaces, ClusterOwners owners) {
    this.client = client;
    this.namespaces = namespaces;
    this.owners = owners;
  }

  /** Whether a change of the available APIs is noticed without a request. */
  boolean watchApis() {
    return namespaces.isEmpty();
  }

  /** Returns what determines whether the API of the kind is installed. */
  ApiAvailability availability(
      OptionalApi kind, ScheduledExecutorService thread, ApiAvailability.Listener listener) {
    if (kind.isBuiltIn()) {
      return new BuiltInAvailability(listener);
    }
    return watchApis()
        ? new WatchedAvailability(kind, events -> definition(kind, events), thread, listener)
        : new DiscoveredAvailability(kind, client, thread, listener);
  }

  /** Returns which failures to restart an informer of the managed objects after. */
  RestartPolicy restartPolicy(OptionalApi kind) {
    return watchApis() && !kind.isBuiltIn() ? RestartPolicy.ALWAYS : RestartPolicy.UNLESS_FUTILE;
  }

  private SharedIndexInformer<PartialCrd> definition(
      OptionalApi kind, ResourceEventHandler<HasMetadata> events) {
    return client
        .resources(PartialCrd.class)
        .withName(kind.crd())
        .runnableInformer(0)
        .itemStore(new LeanItemStore<>())
        .addEventHandler(events);
  }

  /** Returns suppliers of informers for the managed objects, one for each watched namespace. */
  List<Supplier<SharedIndexInformer<? extends HasMetadata>>> objects(
      OptionalApi kind, ResourceEventHandler<HasMetadata> events) {
    Stream<Optional<String>> scopes =
        namespaces.isEmpty() ? Stream.of(Optional.empty()) : namespaces.stream().map(Optional::of);
    return scopes
        .<Supplier<SharedIndexInformer<? extends HasMetadata>>>map(
            namespace -> () -> informer(client.resources(kind.type()), namespace, events))
        .collect(ImmutableList.toImmutableList());
  }

  private <T extends HasMetadata> SharedIndexInformer<T> informer(
      MixedOperation<T, ?, ?> all,
      Optional<String> namespace,
      ResourceEventHandler<HasMetadata> events) {
    AnyNamespaceOperation<T, ?, ?> scope =
        namespace.isPresent() ? all.inNamespace(namespace.get()) : all.inAnyNamespace();
    return scope
        .withLabelSelector(WatchedKind.MANAGED_BY_SELECTOR)
        .withLimit(LeanItemStore.PAGE_SIZE)
        .runnableInformer(0)
        .itemStore(new LeanItemStore<>(owners::exist))
        .addIndexers(
            ImmutableMap.of(
                BY_CLUSTER, object -> owners.of(object).stream().map(ObjectKey::toString).toList()))
        .addEventHandler(events);
  }

  /** Returns the objects that a cluster owns. */
  static <T extends HasMetadata> List<T> objectsOf(
      ObjectKey cluster, SharedIndexInformer<T> informer) {
    return informer.getIndexer().byIndex(BY_CLUSTER, cluster.toString());
  }
}

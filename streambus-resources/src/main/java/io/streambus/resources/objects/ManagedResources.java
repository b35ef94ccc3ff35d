package io.streambus.resources.objects;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.thirdparty.Certificate;
import io.streambus.resources.thirdparty.ServiceMonitor;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Every object that the operator makes for a cluster, in the order in which they are written: what
 * pods need comes before the pods.
 */
public enum ManagedResources {
  /** First, because pods cannot be made without the account that they run as. */
  SERVICE_ACCOUNT(ServiceAccount.class, BrokerServiceAccount::of),
  /** Before the pods, because a pod waits for the volume that it mounts. */
  CONFIG_MAP(ConfigMap.class, BrokerConfigMap::of),
  /** Before the pods, for the same reason. */
  PROXY_CONFIG_MAP(ConfigMap.class, ProxyConfigMap::of),
  /** Before the pods, so that nobody gets in before it. */
  NETWORK_POLICY(NetworkPolicy.class, BrokerNetworkPolicy::of),
  /** Before the pods, because they look up each other's name when they start. */
  HEADLESS_SERVICE(Service.class, HeadlessService::of),
  /** Before the pods, so that clients wait for a broker instead of for a name. */
  CLIENT_SERVICE(Service.class, ClientService::of),
  /** Before the pods, so that no drain comes between. */
  POD_DISRUPTION_BUDGET(PodDisruptionBudget.class, BrokerPodDisruptionBudget::of),
  /** After all that pods need, because it starts them. */
  STATEFUL_SET(StatefulSet.class, BrokerStatefulSet::of),
  /** After the pods, so that a fault of another project does not keep them from changes. */
  CERTIFICATE(Certificate.class, ServerCertificate::of),
  /** After the pods, for the same reason. */
  SERVICE_MONITOR(ServiceMonitor.class, BrokerServiceMonitor::of);

  private final Class<? extends HasMetadata> kind;

  @SuppressWarnings("ImmutableEnumChecker") // A method reference, which has no state.
  private final Function<BrokerCluster, Optional<? extends HasMetadata>> builder;

  ManagedResources(
      Class<? extends HasMetadata> kind,
      Function<BrokerCluster, Optional<? extends HasMetadata>> builder) {
    this.kind = kind;
    this.builder = builder;
  }

  /** Type of the object; two entries may share one. */
  public Class<? extends HasMetadata> kind() {
    return kind;
  }

  /** The object for a cluster; empty where the cluster has none of it. */
  public Optional<HasMetadata> build(BrokerCluster cluster) {
    return OptionalKind.of(kind).filter(optional -> !isAvailable(optional, cluster)).isPresent()
        ? Optional.empty()
        : builder.apply(cluster).map(Function.identity());
  }

  /** Every kind that a Kubernetes has without further installations. */
  public static Set<Class<? extends HasMetadata>> builtInKinds() {
    return Arrays.stream(values())
        .map(ManagedResources::kind)
        .filter(kind -> OptionalKind.of(kind).isEmpty())
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Kinds of which a cluster wants an object, and whose API is not available to it. */
  public static Set<OptionalKind> missingKinds(BrokerCluster cluster) {
    return Arrays.stream(values())
        .flatMap(managed -> managed.missingKind(cluster).stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Looks at the kind first: this is asked in each pass, and most objects are large. */
  private Optional<OptionalKind> missingKind(BrokerCluster cluster) {
    return OptionalKind.of(kind)
        .filter(optional -> !isAvailable(optional, cluster))
        .filter(optional -> builder.apply(cluster).isPresent());
  }

  private static boolean isAvailable(OptionalKind kind, BrokerCluster cluster) {
    return cluster.availableKinds().contains(kind);
  }
}

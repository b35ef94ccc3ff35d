package io.streambus.resources.objects;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.api.stability.PublicApi;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.thirdparty.Certificate;
import io.streambus.resources.thirdparty.ServiceMonitor;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All objects that the operator manages for a cluster, in apply order: dependencies of the pods
 * precede the pods.
 */
@PublicApi
public enum ManagedResources {
  /** First, because pods cannot be created without their ServiceAccount. */
  SERVICE_ACCOUNT(ServiceAccount.class, BrokerServiceAccount::of),
  /** Before the pods, because a pod cannot start without the volumes it mounts. */
  CONFIG_MAP(ConfigMap.class, BrokerConfigMap::of),
  /** Before the pods, for the same reason. */
  PROXY_CONFIG_MAP(ConfigMap.class, ProxyConfigMap::of),
  /** Before the pods, so that access is restricted from the start. */
  NETWORK_POLICY(NetworkPolicy.class, BrokerNetworkPolicy::of),
  /** Before the pods, because they resolve each other's names at startup. */
  HEADLESS_SERVICE(Service.class, HeadlessService::of),
  /** Before the pods, so that clients wait for a broker rather than for a DNS record. */
  CLIENT_SERVICE(Service.class, ClientService::of),
  /** Before the pods, so that they are protected from drains from the start. */
  POD_DISRUPTION_BUDGET(PodDisruptionBudget.class, BrokerPodDisruptionBudget::of),
  /** After all dependencies of the pods, because it creates them. */
  STATEFUL_SET(StatefulSet.class, BrokerStatefulSet::of),
  /** After the pods, so that a failure in another project does not block changes to them. */
  CERTIFICATE(Certificate.class, ServerCertificate::of),
  /** After the pods, for the same reason. */
  SERVICE_MONITOR(ServiceMonitor.class, BrokerServiceMonitor::of);

  private final Class<? extends HasMetadata> kind;

  @SuppressWarnings("ImmutableEnumChecker") // A stateless method reference.
  private final Function<BrokerCluster, Optional<? extends HasMetadata>> builder;

  ManagedResources(
      Class<? extends HasMetadata> kind,
      Function<BrokerCluster, Optional<? extends HasMetadata>> builder) {
    this.kind = kind;
    this.builder = builder;
  }

  /** {@return the type of the object; two entries can have the same type} */
  public Class<? extends HasMetadata> kind() {
    return kind;
  }

  /** {@return how the object relates to the pods} */
  public ResourceRole role() {
    return switch (this) {
      case STATEFUL_SET -> ResourceRole.CREATES_PODS;
      case CERTIFICATE -> ResourceRole.ISSUES_CERTIFICATE;
      case SERVICE_MONITOR -> ResourceRole.INDEPENDENT;
      default -> ResourceRole.REQUIRED_BY_PODS;
    };
  }

  /**
   * Builds the object for a cluster; empty if the cluster does not have this object.
   *
   * @param cluster the resolved cluster
   * @return the object
   */
  public Optional<HasMetadata> build(BrokerCluster cluster) {
    return OptionalKind.of(kind).filter(optional -> !isAvailable(optional, cluster)).isPresent()
        ? Optional.empty()
        : builder.apply(cluster).map(Function.identity());
  }

  /** {@return all kinds that are built into Kubernetes} */
  public static Set<Class<? extends HasMetadata>> builtInKinds() {
    return Arrays.stream(values())
        .map(ManagedResources::kind)
        .filter(kind -> OptionalKind.of(kind).isEmpty())
        .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * {@return the kinds that a cluster requests but whose API is not installed}
   *
   * @param cluster the resolved cluster
   */
  public static Set<OptionalKind> missingKinds(BrokerCluster cluster) {
    return Arrays.stream(values())
        .flatMap(managed -> managed.missingKind(cluster).stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * Checks the kind before building the object, because this is called in every reconciliation and
   * most objects are large.
   */
  private Optional<OptionalKind> missingKind(BrokerCluster cluster) {
    return OptionalKind.of(kind)
        .filter(optional -> !isAvailable(optional, cluster))
        .filter(optional -> builder.apply(cluster).isPresent());
  }

  private static boolean isAvailable(OptionalKind kind, BrokerCluster cluster) {
    return cluster.availableKinds().contains(kind);
  }
}

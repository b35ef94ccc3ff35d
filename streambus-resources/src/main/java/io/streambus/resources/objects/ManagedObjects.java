package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every object that the operator makes for a cluster, in the order in which they are written: what
 * pods need comes before the pods.
 */
public enum ManagedObjects {
  /** First, because pods cannot be made without the account that they run as. */
  SERVICE_ACCOUNT(ServiceAccount.class, BrokerServiceAccount::of),
  /** Before the pods, because a pod waits for the volume that it mounts. */
  CONFIG_MAP(ConfigMap.class, BrokerConfigMap::of),
  /** Before the pods, for the same reason. */
  PROXY_CONFIG_MAP(ConfigMap.class, ProxyConfigMap::of),
  /** Before the pods, because they look up each other's name when they start. */
  HEADLESS_SERVICE(Service.class, HeadlessService::of),
  /** Before the pods, so that clients wait for a broker instead of for a name. */
  CLIENT_SERVICE(Service.class, ClientService::of),
  /** Before the pods, so that no drain comes between. */
  POD_DISRUPTION_BUDGET(PodDisruptionBudget.class, BrokerPodDisruptionBudget::of),
  /** Last, because it starts the pods. */
  STATEFUL_SET(StatefulSet.class, BrokerStatefulSet::of);

  private final Class<? extends HasMetadata> kind;

  @SuppressWarnings("ImmutableEnumChecker") // A method reference, which has no state.
  private final Function<BrokerCluster, Optional<? extends HasMetadata>> builder;

  ManagedObjects(
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
    return builder.apply(cluster).map(Function.identity());
  }
}

package io.streambus.operator.informers;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.brokers.BrokerWatcher;
import io.streambus.operator.brokers.LeaderLookups;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.ClusterListener;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.kubernetes.client.SecretWatches;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ImmutableClusterInputs;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.TenantsApi;
import java.util.Optional;
import java.util.Set;

/** Reconciliation environment that is backed by watches and broker polling. */
public final class DefaultReconcileEnvironment implements ReconcileEnvironment, ClusterListener {

  private final ClusterInputs inputs;
  private final Extensions extensions;
  private final OptionalKinds optionalKinds;
  private final SecretWatches secrets;
  private final BrokerWatcher brokers;
  private final LeaderLookups leaders;

  public DefaultReconcileEnvironment(
      ClusterInputs inputs,
      Extensions extensions,
      OptionalKinds optionalKinds,
      SecretWatches secrets,
      BrokerWatcher brokers,
      LeaderLookups leaders) {
    this.inputs = inputs;
    this.extensions = extensions;
    this.optionalKinds = optionalKinds;
    this.secrets = secrets;
    this.brokers = brokers;
    this.leaders = leaders;
  }

  @Override
  public ClusterInputs inputs(StreamBusCluster cluster) {
    return ImmutableClusterInputs.copyOf(inputs).withTenantsApi(tenantsApi(cluster));
  }

  @Override
  public Extensions extensions() {
    return extensions;
  }

  @Override
  public OptionalApis optionalApis() {
    return optionalKinds.apis();
  }

  @Override
  public NamedSecrets secrets(StreamBusCluster cluster, Set<String> names) {
    return secrets.secrets(cluster, names);
  }

  @Override
  public BrokersSummary brokers(BrokerCluster cluster, int ready) {
    return brokers.watch(cluster, ready);
  }

  @Override
  public Leader leader(BrokerCluster cluster) {
    return leaders.leader(cluster);
  }

  @Override
  public void onDelete(StreamBusCluster cluster) {
    String namespace = cluster.getMetadata().getNamespace();
    String name = cluster.getMetadata().getName();
    secrets.removeReferences(cluster);
    brokers.forget(namespace, name);
    leaders.forget(namespace, name);
  }

  /** After a restart, derived from the previous status until the brokers were polled again. */
  private TenantsApi tenantsApi(StreamBusCluster cluster) {
    TenantsApi polled =
        brokers
            .summary(cluster.getMetadata().getNamespace(), cluster.getMetadata().getName())
            .tenantsApi();
    return polled == TenantsApi.UNKNOWN && hadTenants(cluster) ? TenantsApi.SUPPORTED : polled;
  }

  private static boolean hadTenants(StreamBusCluster cluster) {
    return Optional.ofNullable(cluster.getStatus())
        .flatMap(status -> status.condition(ConditionType.TENANTS_SYNCED))
        .isPresent();
  }
}

package io.streambus.testkit.simulation;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.SecretReader;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.TenantsApi;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Environment of a reconciliation in a simulation. Reads are always up to date. */
final class SimulatedEnvironment implements ReconcileEnvironment {

  private final ObjectStore store;
  private final InstalledApis apis;
  private final Leaders leaders;
  private final ClusterInputs inputs;
  private final Extensions extensions;

  SimulatedEnvironment(
      ObjectStore store,
      InstalledApis apis,
      Leaders leaders,
      ClusterInputs inputs,
      Extensions extensions) {
    this.store = store;
    this.apis = apis;
    this.leaders = leaders;
    this.inputs = inputs;
    this.extensions = extensions;
  }

  @Override
  public ClusterInputs inputs(StreamBusCluster cluster) {
    return inputs;
  }

  @Override
  public Extensions extensions() {
    return extensions;
  }

  @Override
  public OptionalApis optionalApis() {
    return OptionalApis.installed(apis.kinds());
  }

  @Override
  public NamedSecrets secrets(StreamBusCluster cluster, Set<String> names) {
    String namespace = cluster.getMetadata().getNamespace();
    return new NamedSecrets(
        names.stream()
            .collect(ImmutableMap.toImmutableMap(name -> name, name -> state(namespace, name))));
  }

  /** No brokers run whose admin API could be called about tenants. */
  @Override
  public BrokersSummary brokers(BrokerCluster cluster, int ready) {
    return new BrokersSummary(
        TenantsApi.UNKNOWN,
        Optional.empty(),
        leader(cluster) instanceof Leader.Known known
            ? OptionalInt.of(known.ordinal())
            : OptionalInt.empty());
  }

  @Override
  public Leader leader(BrokerCluster cluster) {
    return leaders.of(cluster.namespace(), cluster.name());
  }

  private SecretState state(String namespace, String name) {
    return store
        .find(new ObjectKey("Secret", namespace, name))
        .map(found -> (Secret) found.object())
        .<SecretState>map(secret -> new SecretState.Present(SecretReader.read(secret)))
        .orElseGet(SecretState.Missing::new);
  }
}

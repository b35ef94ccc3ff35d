package io.streambus.operator.status;

import com.google.common.base.Throwables;
import com.google.common.collect.Maps;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.model.BrokerCluster;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Environment whose brokers, optional APIs and Secrets are in the states that the test sets. */
final class FakeEnvironment implements ReconcileEnvironment {

  BrokersSummary tenancy = BrokersSummary.UNKNOWN;
  OptionalApis apis = OptionalApis.installed(Set.of());

  Extensions extensions = Extensions.none();

  /** State of every Secret. */
  SecretState secret = new SecretState.Missing();

  int ready;

  /** What each reconciliation ends with; null if it succeeds. */
  Supplier<? extends @Nullable Throwable> failure = () -> null;

  @Override
  public ClusterInputs inputs(StreamBusCluster cluster) {
    Throwable thrown = failure.get();
    if (thrown != null) {
      Throwables.throwIfUnchecked(thrown);
      throw new IllegalArgumentException(thrown);
    }
    return ClusterInputs.builder().tenantsApi(tenancy.tenantsApi()).build();
  }

  @Override
  public Extensions extensions() {
    return extensions;
  }

  @Override
  public OptionalApis optionalApis() {
    return apis;
  }

  @Override
  public NamedSecrets secrets(StreamBusCluster cluster, Set<String> names) {
    return new NamedSecrets(Maps.toMap(names, name -> secret));
  }

  @Override
  public BrokersSummary brokers(BrokerCluster cluster, int readyBrokers) {
    ready = readyBrokers;
    return tenancy;
  }

  @Override
  public Leader leader(BrokerCluster cluster) {
    return new Leader.Unknown("no broker runs");
  }
}

package io.streambus.operator.kubernetes;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.model.BrokerCluster;
import java.util.Set;

/**
 * Provides everything that a reconciliation depends on in addition to the cluster and its objects.
 * Methods answer from memory and never block. A change triggers a reconciliation of the affected
 * clusters.
 */
public interface ReconcileEnvironment {

  /** Returns the inputs for resolving the cluster, except optional kinds and existing state. */
  ClusterInputs inputs(StreamBusCluster cluster);

  /**
   * Returns the state of the named Secrets in the namespace of the cluster. From now on, the
   * cluster depends on exactly these Secrets.
   */
  NamedSecrets secrets(StreamBusCluster cluster, Set<String> names);

  /**
   * Returns the latest information about the brokers of a cluster. From now on, they are polled
   * independently of reconciliations.
   *
   * @param ready number of brokers that accept clients
   */
  BrokersSummary brokers(BrokerCluster cluster, int ready);

  /**
   * Returns the leader of a cluster. The first call queries the brokers; their responses trigger a
   * reconciliation. A result is returned only once and expires within seconds: the next call
   * queries the brokers again.
   */
  Leader leader(BrokerCluster cluster);

  /** Returns the API states of all optional kinds, and of the objects that extensions add. */
  OptionalApis optionalApis();

  /** Returns the extensions of all clusters. */
  default Extensions extensions() {
    return Extensions.none();
  }
}

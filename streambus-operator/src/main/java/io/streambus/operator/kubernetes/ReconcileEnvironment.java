package io.streambus.operator.kubernetes;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.BrokerCluster;
import java.util.Set;

/**
 * What a pass takes from the world beside the cluster and the objects that it owns. Answers come
 * from memory and never wait. When one changes, the clusters that it matters to are woken.
 */
public interface ReconcileEnvironment {

  /** What resolving the cluster needs, but for optional kinds and what is in force. */
  ClusterInputs inputs(StreamBusCluster cluster);

  /**
   * What is known of Secrets in the namespace of the cluster. From now on these are the ones that
   * matter to the cluster, and no others.
   */
  NamedSecrets secrets(StreamBusCluster cluster, Set<String> names);

  /**
   * What is known of the brokers of a cluster. They are looked at from now on, besides the passes.
   *
   * @param ready number of brokers that accept clients
   */
  BrokerTenancyInfo brokers(BrokerCluster cluster, int ready);

  /**
   * Who leads the brokers of a cluster. The first call asks them, and the cluster is woken when
   * they have answered. An answer is given once, and only within seconds: the call after it asks
   * anew.
   */
  Leader leader(BrokerCluster cluster);

  /** The APIs of optional kinds. */
  OptionalApis optionalApis();
}

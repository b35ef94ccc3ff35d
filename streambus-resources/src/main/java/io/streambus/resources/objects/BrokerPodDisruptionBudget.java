package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;

/** PodDisruptionBudget that prevents node drains from evicting two brokers at the same time. */
final class BrokerPodDisruptionBudget {

  /** Minimum number of members with redundancy. With fewer, a budget would block every drain. */
  private static final int MIN_REDUNDANT_MEMBERS = 3;

  private BrokerPodDisruptionBudget() {}

  static Optional<PodDisruptionBudget> of(BrokerCluster cluster) {
    return cluster.replicas() >= MIN_REDUNDANT_MEMBERS
        ? Optional.of(build(cluster))
        : Optional.empty();
  }

  private static PodDisruptionBudget build(BrokerCluster cluster) {
    // spotless:off
    return new PodDisruptionBudgetBuilder()
        .withMetadata(ManagedMetadata.of(cluster, ClusterNames.podDisruptionBudget(cluster.name())))
        .withNewSpec()
            // Always one, because the Raft loop of the remaining brokers mostly waits if two are
            // unavailable.
            .withMaxUnavailable(new IntOrString(1))
            .withNewSelector()
                .withMatchLabels(ClusterLabels.selector(cluster.name()))
            .endSelector()
        .endSpec()
        .build();
    // spotless:on
  }
}

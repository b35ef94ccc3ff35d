package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;

/** Keeps node drains from taking two brokers at once. */
final class BrokerPodDisruptionBudget {

  /** With fewer members there is none to spare, and a budget would make every drain hang. */
  private static final int FEWEST_WITH_ONE_TO_SPARE = 3;

  private BrokerPodDisruptionBudget() {}

  static Optional<PodDisruptionBudget> of(BrokerCluster cluster) {
    return cluster.replicas() >= FEWEST_WITH_ONE_TO_SPARE
        ? Optional.of(build(cluster))
        : Optional.empty();
  }

  private static PodDisruptionBudget build(BrokerCluster cluster) {
    // spotless:off
    return new PodDisruptionBudgetBuilder()
        .withMetadata(ManagedMetadata.of(cluster, ClusterNames.podDisruptionBudget(cluster.name())))
        .withNewSpec()
            // One whatever the size: with two away, the Raft loop of the others mostly waits.
            .withMaxUnavailable(new IntOrString(1))
            .withNewSelector()
                .withMatchLabels(ClusterLabels.selector(cluster.name()))
            .endSelector()
        .endSpec()
        .build();
    // spotless:on
  }
}

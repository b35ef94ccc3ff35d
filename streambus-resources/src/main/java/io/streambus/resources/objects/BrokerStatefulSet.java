package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.ClaimRetention;
import java.util.Optional;

/** StatefulSet of the brokers. */
final class BrokerStatefulSet {

  private BrokerStatefulSet() {}

  static Optional<StatefulSet> of(BrokerCluster cluster) {
    PodTemplateSpec template = PodTemplates.of(cluster);
    // spotless:off
    return Optional.of(
        new StatefulSetBuilder()
            .withMetadata(metadata(cluster, template))
            .withNewSpec()
                .withReplicas(cluster.podCount())
                .withServiceName(ClusterNames.headlessService(cluster.name()))
                // Brokers become ready only once a majority is running, so they cannot start one by
                // one.
                .withPodManagementPolicy("Parallel")
                // The operator restarts one broker at a time, and none while another is unhealthy.
                .withNewUpdateStrategy().withType("OnDelete").endUpdateStrategy()
                .withMinReadySeconds(ZeroValues.drop(cluster.rollout().minReadySeconds()))
                // For inspection only; the operator never rolls back.
                .withRevisionHistoryLimit(5)
                .withNewSelector()
                    .withMatchLabels(ClusterLabels.selector(cluster.name()))
                .endSelector()
                .withTemplate(template)
                .withVolumeClaimTemplates(BrokerVolumes.claims(cluster))
                .withPersistentVolumeClaimRetentionPolicy(retention(cluster))
            .endSpec()
            .build());
    // spotless:on
  }

  /**
   * Returns the retention policy. While volumes are resized, the StatefulSet is about to be
   * replaced and must not delete any claim; its controller can add itself as an owner of claims
   * even during its deletion. While all brokers are stopped, the claims are retained, because the
   * brokers remain members of the cluster.
   */
  private static StatefulSetPersistentVolumeClaimRetentionPolicy retention(BrokerCluster cluster) {
    ClaimRetention requested =
        cluster.isResizing() ? ClaimRetention.RETAIN_ALL : cluster.claimRetention();
    ClaimRetentionPolicy whenScaled =
        cluster.stopped() ? ClaimRetentionPolicy.RETAIN : requested.whenScaled();
    return new StatefulSetPersistentVolumeClaimRetentionPolicy(
        requested.whenDeleted().value(), whenScaled.value());
  }

  private static ObjectMeta metadata(BrokerCluster cluster, PodTemplateSpec template) {
    return new ObjectMetaBuilder(
            ManagedMetadata.of(cluster, ClusterNames.statefulSet(cluster.name())))
        .addToAnnotations(MembershipAnnotations.of(cluster.raftEpoch()))
        .addToAnnotations(TemplateRecord.of(cluster, template))
        .build();
  }
}

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

/** The brokers. */
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
                // A broker is not ready before a majority is up, so they cannot start one by one.
                .withPodManagementPolicy("Parallel")
                // The operator says which broker restarts next: never two, never beside an unwell one.
                .withNewUpdateStrategy().withType("OnDelete").endUpdateStrategy()
                .withMinReadySeconds(cluster.rollout().minReadySeconds())
                // Enough to look back on; the operator itself never rolls back.
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
   * While volumes are resized, this StatefulSet is about to be replaced, which must take no claim
   * along: the controller may add itself as an owner of claims while it is being deleted. And when
   * no broker shall run, all the same none has left the cluster.
   */
  private static StatefulSetPersistentVolumeClaimRetentionPolicy retention(BrokerCluster cluster) {
    ClaimRetention wanted = cluster.isResized() ? ClaimRetention.RETAIN : cluster.claimRetention();
    ClaimRetentionPolicy whenScaled =
        cluster.stopped() ? ClaimRetentionPolicy.RETAIN : wanted.whenScaled();
    return new StatefulSetPersistentVolumeClaimRetentionPolicy(
        wanted.whenDeleted().value(), whenScaled.value());
  }

  private static ObjectMeta metadata(BrokerCluster cluster, PodTemplateSpec template) {
    return new ObjectMetaBuilder(
            ManagedMetadata.of(cluster, ClusterNames.statefulSet(cluster.name())))
        .addToAnnotations(MembershipAnnotations.of(cluster.raftEpoch()))
        .addToAnnotations(TemplateRecord.of(cluster, template))
        .build();
  }
}

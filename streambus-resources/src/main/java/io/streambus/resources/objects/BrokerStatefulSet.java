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
import java.util.Optional;

/** StatefulSet of the brokers. */
final class BrokerStatefulSet {

  /**
   * Does not depend on the spec: any client can scale or delete the StatefulSet while the cluster
   * and its members stay. The operator deletes the claims of removed brokers itself, and makes the
   * cluster the owner of claims that are to be deleted with it.
   */
  private static final StatefulSetPersistentVolumeClaimRetentionPolicy RETAIN_ALL =
      new StatefulSetPersistentVolumeClaimRetentionPolicy(
          ClaimRetentionPolicy.RETAIN.value(), ClaimRetentionPolicy.RETAIN.value());

  private BrokerStatefulSet() {}

  static Optional<StatefulSet> of(BrokerCluster cluster) {
    PodTemplateSpec template = PodTemplates.of(cluster);
    // spotless:off
    return Optional.of(
        new StatefulSetBuilder()
            .withMetadata(metadata(cluster, template))
            .withNewSpec()
                .withReplicas(cluster.podCount())
                // The default, but set, so that it is corrected: another start replaces brokers by
                // new ones with empty volumes.
                .withNewOrdinals().withStart(0).endOrdinals()
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
                .withPersistentVolumeClaimRetentionPolicy(RETAIN_ALL)
            .endSpec()
            .build());
    // spotless:on
  }

  private static ObjectMeta metadata(BrokerCluster cluster, PodTemplateSpec template) {
    return new ObjectMetaBuilder(
            ManagedMetadata.of(cluster, ClusterNames.statefulSet(cluster.name())))
        .addToAnnotations(MembershipAnnotations.of(cluster.raftEpoch()))
        .addToAnnotations(StorageRecord.of(cluster.requestedStorage()))
        .addToAnnotations(TemplateRecord.of(cluster, template))
        .build();
  }
}

package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
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
                .withReplicas(cluster.replicas())
                .withServiceName(ClusterNames.headlessService(cluster.name()))
                // A broker is not ready before a majority is up, so they cannot start one by one.
                .withPodManagementPolicy("Parallel")
                // The operator says which broker restarts next: never two, never beside an unwell one.
                .withNewUpdateStrategy().withType("OnDelete").endUpdateStrategy()
                // A broker that came back needs some seconds until its peers speak to it again.
                .withMinReadySeconds(10)
                // Enough to look back on; the operator itself never rolls back.
                .withRevisionHistoryLimit(5)
                .withNewSelector()
                    .withMatchLabels(ClusterLabels.selector(cluster.name()))
                .endSelector()
                .withTemplate(template)
                .withVolumeClaimTemplates(BrokerVolumes.claims(cluster))
                // Messages have no second copy, so volumes outlive whatever is done to the cluster.
                .withNewPersistentVolumeClaimRetentionPolicy("Retain", "Retain")
            .endSpec()
            .build());
    // spotless:on
  }

  private static ObjectMeta metadata(BrokerCluster cluster, PodTemplateSpec template) {
    return new ObjectMetaBuilder(
            OwnedMetadata.of(cluster, ClusterNames.statefulSet(cluster.name())))
        .addToAnnotations(MembershipAnnotations.of(cluster))
        .addToAnnotations(TemplateSeal.of(cluster, template))
        .build();
  }
}

package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerPaths;
import java.util.List;

/** Volumes and volume mounts of the broker container. */
public final class BrokerVolumes {

  /** Volume claim template of the messages. */
  public static final String DATA = "data";

  /** Volume claim template of the Raft log. */
  public static final String RAFT = "raft";

  /** Volume of the configuration file. */
  public static final String CONFIG = "config";

  private BrokerVolumes() {}

  static List<VolumeMount> mounts() {
    return List.of(
        new VolumeMountBuilder()
            .withName(CONFIG)
            .withMountPath(BrokerPaths.CONFIG_DIRECTORY)
            .withReadOnly(true)
            .build(),
        new VolumeMountBuilder().withName(DATA).withMountPath(BrokerPaths.DATA).build(),
        new VolumeMountBuilder().withName(RAFT).withMountPath(BrokerPaths.RAFT).build());
  }

  static Volume config(BrokerCluster cluster) {
    // spotless:off
    return new VolumeBuilder()
        .withName(CONFIG)
        .withNewConfigMap()
            .withName(ClusterNames.configMap(cluster.name()))
        .endConfigMap()
        .build();
    // spotless:on
  }

  static List<PersistentVolumeClaim> claims(BrokerCluster cluster) {
    return List.of(claim(DATA, cluster, cluster.currentStorage().size()), raftClaim(cluster));
  }

  /**
   * Returns the claim template of the Raft volume, annotated with its epoch, which identifies the
   * contents of volumes that outlive their cluster.
   */
  private static PersistentVolumeClaim raftClaim(BrokerCluster cluster) {
    PersistentVolumeClaim claim = claim(RAFT, cluster, cluster.currentStorage().raftSize());
    cluster
        .claimTemplateEpoch()
        .ifPresent(epoch -> claim.getMetadata().setAnnotations(MembershipAnnotations.of(epoch)));
    return claim;
  }

  private static PersistentVolumeClaim claim(
      String name, BrokerCluster cluster, CanonicalQuantity size) {
    // spotless:off
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
            .withName(name)
            // Claim templates are immutable, so the labels must not contain anything that can
            // change.
            .withLabels(ClusterLabels.of(cluster.name()))
        .endMetadata()
        .withNewSpec()
            .withAccessModes("ReadWriteOnce")
            .withStorageClassName(cluster.currentStorage().storageClass().orElse(null))
            .withNewResources()
                .addToRequests("storage", size.toQuantity())
            .endResources()
        .endSpec()
        .build();
    // spotless:on
  }
}

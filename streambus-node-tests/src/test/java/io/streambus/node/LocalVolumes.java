package io.streambus.node;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Provisions volumes that are directories of the node. The directories belong to root, so that
 * brokers can write only if the kubelet applies the fsGroup of the pod.
 */
final class LocalVolumes implements ResourceEventHandler<PersistentVolumeClaim>, AutoCloseable {

  private static final String CLASS = "local";

  private final KubernetesClient client;
  private final Path directory;
  private final SharedIndexInformer<PersistentVolumeClaim> claims;

  /** Creates the default StorageClass and starts to provision. */
  LocalVolumes(KubernetesClient client, Path directory) {
    this.client = client;
    this.directory = directory;
    client
        .resource(
            new StorageClassBuilder()
                .withNewMetadata()
                .withName(CLASS)
                .addToAnnotations("storageclass.kubernetes.io/is-default-class", "true")
                .endMetadata()
                .withProvisioner("streambus.io/local")
                .withVolumeBindingMode("Immediate")
                .build())
        .create();
    this.claims = client.persistentVolumeClaims().inAnyNamespace().inform(this);
  }

  @Override
  public void onAdd(PersistentVolumeClaim claim) {
    try {
      Path volume = Files.createDirectories(directory.resolve(claim.getMetadata().getUid()));
      client.resource(volume(claim, volume)).createOr(existing -> existing.update());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void onUpdate(PersistentVolumeClaim previous, PersistentVolumeClaim claim) {
    // Bound, or resized, which these volumes do not support.
  }

  @Override
  public void onDelete(PersistentVolumeClaim claim, boolean isFinalStateUnknown) {
    // The directory is deleted with the node.
  }

  @Override
  public void close() {
    claims.close();
  }

  private static PersistentVolume volume(PersistentVolumeClaim claim, Path path) {
    return new PersistentVolumeBuilder()
        .withNewMetadata()
        .withName("local-" + claim.getMetadata().getUid())
        .endMetadata()
        .withNewSpec()
        .withStorageClassName(CLASS)
        .withAccessModes(claim.getSpec().getAccessModes())
        .withCapacity(claim.getSpec().getResources().getRequests())
        .withPersistentVolumeReclaimPolicy("Retain")
        .withNewLocal(null, path.toString())
        .withNewClaimRef()
        .withApiVersion("v1")
        .withKind("PersistentVolumeClaim")
        .withNamespace(claim.getMetadata().getNamespace())
        .withName(claim.getMetadata().getName())
        .withUid(claim.getMetadata().getUid())
        .endClaimRef()
        .withNewNodeAffinity()
        .withNewRequired()
        .addNewNodeSelectorTerm()
        .addNewMatchExpression()
        .withKey("kubernetes.io/hostname")
        .withOperator("In")
        .withValues(RealNode.NAME)
        .endMatchExpression()
        .endNodeSelectorTerm()
        .endRequired()
        .endNodeAffinity()
        .endSpec()
        .build();
  }
}

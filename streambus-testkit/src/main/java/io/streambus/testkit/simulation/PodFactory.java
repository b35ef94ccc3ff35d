package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;
import java.util.List;

/** Creates the pods and claims of a StatefulSet. */
final class PodFactory {

  /** The ordinal at the end of the name of a pod. */
  static int ordinal(HasMetadata pod) {
    String name = pod.getMetadata().getName();
    return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
  }

  // spotless:off
  Pod pod(StatefulSet set, int ordinal) {
    var template = set.getSpec().getTemplate();
    String name = set.getMetadata().getName() + "-" + ordinal;
    return new PodBuilder()
        .withMetadata(template.getMetadata())
        .withSpec(template.getSpec())
        .editMetadata()
            .withNamespace(set.getMetadata().getNamespace())
            .withName(name)
            .addToLabels(PodRevision.LABEL, PodRevision.desired(set))
            .addToLabels("statefulset.kubernetes.io/pod-name", name)
            .addNewOwnerReference()
                .withApiVersion(set.getApiVersion())
                .withKind(set.getKind())
                .withName(set.getMetadata().getName())
                .withUid(set.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
            .endOwnerReference()
        .endMetadata()
        .editSpec()
            .addAllToVolumes(volumes(set, ordinal))
        .endSpec()
        .withNewStatus()
            .withPhase("Pending")
        .endStatus()
        .build();
  }

  List<PersistentVolumeClaim> claims(StatefulSet set, int ordinal) {
    return set.getSpec().getVolumeClaimTemplates().stream()
        .map(template -> new PersistentVolumeClaimBuilder(template)
            .editOrNewMetadata()
                .withNamespace(set.getMetadata().getNamespace())
                .withName(claim(template, set, ordinal))
                .addToLabels(set.getSpec().getSelector().getMatchLabels())
            .endMetadata()
            .withNewStatus()
                .withPhase("Pending")
            .endStatus()
            .build())
        .toList();
  }

  private static List<Volume> volumes(StatefulSet set, int ordinal) {
    return set.getSpec().getVolumeClaimTemplates().stream()
        .map(template -> new VolumeBuilder()
            .withName(template.getMetadata().getName())
            .withNewPersistentVolumeClaim()
                .withClaimName(claim(template, set, ordinal))
            .endPersistentVolumeClaim()
            .build())
        .toList();
  }
  // spotless:on

  private static String claim(PersistentVolumeClaim template, StatefulSet set, int ordinal) {
    return "%s-%s-%d"
        .formatted(template.getMetadata().getName(), set.getMetadata().getName(), ordinal);
  }

  /** Identifies the revision of the pod template that a pod was created from. */
  static final class PodRevision {

    static final String LABEL = "controller-revision-hash";

    private PodRevision() {}

    /** The revision of new pods of a StatefulSet, prefixed with its name as in Kubernetes. */
    static String desired(StatefulSet set) {
      String hash = Sha256.hex(CanonicalForm.json(set.getSpec().getTemplate()));
      return set.getMetadata().getName() + "-" + hash.substring(0, 10);
    }

    static boolean matches(String revision, Pod pod) {
      return revision.equals(pod.getMetadata().getLabels().get(LABEL));
    }
  }
}

package io.streambus.testkit.controllers.statefulset;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.testkit.controllers.decision.Copies;
import io.streambus.testkit.controllers.decision.Owners;
import java.util.ArrayList;
import java.util.List;

/** Builds the pods and claims of a StatefulSet from its templates. */
record PodTemplates(StatefulSet set) {

  static final String NAME_LABEL = "statefulset.kubernetes.io/pod-name";
  private static final String INDEX_LABEL = "apps.kubernetes.io/pod-index";

  // spotless:off
  Pod pod(Revision revision, int ordinal) {
    PodTemplateSpec template = revision.template().orElseGet(() -> set.getSpec().getTemplate());
    String name = set.getMetadata().getName() + "-" + ordinal;
    return new PodBuilder()
        .withMetadata(template.getMetadata())
        .withSpec(template.getSpec())
        .editMetadata()
            .withNamespace(set.getMetadata().getNamespace())
            .withName(name)
            .addToLabels(Revision.LABEL, revision.name())
            .addToLabels(NAME_LABEL, name)
            .addToLabels(INDEX_LABEL, Integer.toString(ordinal))
            .withOwnerReferences(Owners.controller(set))
        .endMetadata()
        .editSpec()
            .withHostname(name)
            .withSubdomain(set.getSpec().getServiceName())
            .withVolumes(volumes(template.getSpec().getVolumes(), ordinal))
        .endSpec()
        .withNewStatus()
            .withPhase("Pending")
        .endStatus()
        .build();
  }

  List<PersistentVolumeClaim> claims(int ordinal) {
    return set.getSpec().getVolumeClaimTemplates().stream()
        .map(template -> new PersistentVolumeClaimBuilder(template)
            .editOrNewMetadata()
                .withNamespace(set.getMetadata().getNamespace())
                .withName(claimName(template, ordinal))
                .addToLabels(set.getSpec().getSelector().getMatchLabels())
            .endMetadata()
            .withNewStatus()
                .withPhase("Pending")
            .endStatus()
            .build())
        .toList();
  }
  // spotless:on

  /** Returns a pod with the labels and volumes that its name requires. */
  Pod withIdentity(Pod pod) {
    Pod copy = Copies.of(pod);
    copy.getMetadata().getLabels().put(NAME_LABEL, pod.getMetadata().getName());
    return copy;
  }

  boolean hasIdentity(Pod pod) {
    return pod.getMetadata().getName().equals(pod.getMetadata().getLabels().get(NAME_LABEL));
  }

  private List<Volume> volumes(List<Volume> ofTemplate, int ordinal) {
    List<Volume> volumes = new ArrayList<>(claimVolumes(ordinal));
    ofTemplate.stream()
        .filter(volume -> volumes.stream().noneMatch(it -> it.getName().equals(volume.getName())))
        .toList()
        .forEach(volumes::add);
    return volumes;
  }

  // spotless:off
  private List<Volume> claimVolumes(int ordinal) {
    return set.getSpec().getVolumeClaimTemplates().stream()
        .map(template -> new VolumeBuilder()
            .withName(template.getMetadata().getName())
            .withNewPersistentVolumeClaim()
                .withClaimName(claimName(template, ordinal))
            .endPersistentVolumeClaim()
            .build())
        .toList();
  }
  // spotless:on

  private String claimName(PersistentVolumeClaim template, int ordinal) {
    return "%s-%s-%d"
        .formatted(template.getMetadata().getName(), set.getMetadata().getName(), ordinal);
  }
}

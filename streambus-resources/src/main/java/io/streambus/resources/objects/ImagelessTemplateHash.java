package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;

/**
 * Annotates a pod template with a hash of everything except its images. Equal hashes of a pod and
 * the current template mean that only images differ, which can be changed in a running pod.
 */
final class ImagelessTemplateHash {

  private ImagelessTemplateHash() {}

  static PodTemplateSpec annotate(PodTemplateSpec template) {
    return new PodTemplateSpecBuilder(template)
        .editMetadata()
        .addToAnnotations(ClusterAnnotations.TEMPLATE_BASE, hash(template))
        .endMetadata()
        .build();
  }

  /** Returns a template without the annotation. */
  static PodTemplateSpec remove(PodTemplateSpec template) {
    return new PodTemplateSpecBuilder(template)
        .editMetadata()
        .removeFromAnnotations(ClusterAnnotations.TEMPLATE_BASE)
        .endMetadata()
        .build();
  }

  private static String hash(PodTemplateSpec template) {
    PodTemplateSpec imageless =
        new PodTemplateSpecBuilder(template)
            .editMetadata()
            .removeFromLabels(ClusterLabels.VERSION)
            .endMetadata()
            .build();
    imageless.getSpec().getContainers().forEach(container -> container.setImage(null));
    return Sha256.hex(CanonicalForm.json(imageless));
  }
}

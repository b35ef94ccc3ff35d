package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;

/**
 * Marks a pod template with what it is without its images. A pod carries the mark of the template
 * that it was made from, so two equal marks tell that nothing but images differ: those of a running
 * pod can be changed.
 */
final class ImagelessTemplateHash {

  private ImagelessTemplateHash() {}

  static PodTemplateSpec mark(PodTemplateSpec template) {
    return new PodTemplateSpecBuilder(template)
        .editMetadata()
        .addToAnnotations(ClusterAnnotations.TEMPLATE_BASE, hash(template))
        .endMetadata()
        .build();
  }

  private static String hash(PodTemplateSpec template) {
    PodTemplateSpec base =
        new PodTemplateSpecBuilder(template)
            .editMetadata()
            .removeFromLabels(ClusterLabels.VERSION)
            .endMetadata()
            .build();
    base.getSpec().getContainers().forEach(container -> container.setImage(null));
    return Sha256.hex(CanonicalForm.json(base));
  }
}

package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.RetainedTemplate;
import java.nio.charset.StandardCharsets;

/** The pod template of a cluster: the one of this operator version, or a retained one. */
public final class PodTemplates {

  private PodTemplates() {}

  /** Returns the desired template of the StatefulSet. */
  public static PodTemplateSpec of(BrokerCluster cluster) {
    return cluster.retainedTemplate().map(PodTemplates::read).orElseGet(() -> build(cluster));
  }

  /** Returns a template as canonical JSON. */
  public static String json(PodTemplateSpec template) {
    return new String(CanonicalForm.json(template), StandardCharsets.UTF_8);
  }

  /** Returns the template of this operator version. */
  public static PodTemplateSpec build(BrokerCluster cluster) {
    return ImagelessTemplateHash.annotate(
        ZeroValues.drop(
            PodTemplatePatch.merge(cluster.podTemplate(), BrokerPodTemplate.of(cluster))));
  }

  /**
   * Returns a template that was changed after it was built, as the API server stores it, and with
   * the annotations that depend on its content.
   *
   * @throws IllegalArgumentException if it contains an invalid quantity
   */
  public static PodTemplateSpec changed(PodTemplateSpec template) {
    return ImagelessTemplateHash.annotate(
        ZeroValues.drop(PodTemplatePatch.completed(ImagelessTemplateHash.remove(template))));
  }

  /** Only templates that can be read are retained. */
  private static PodTemplateSpec read(RetainedTemplate retained) {
    // A former version of the operator can have recorded zeros that the server drops.
    return PodTemplateReader.read(retained.json()).map(ZeroValues::drop).orElseThrow();
  }
}

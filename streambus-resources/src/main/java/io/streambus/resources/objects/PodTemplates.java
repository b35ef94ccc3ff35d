package io.streambus.resources.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.RetainedTemplate;
import java.nio.charset.StandardCharsets;

/** The pod template of a cluster: the one that this version makes, or one that it keeps. */
public final class PodTemplates {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PodTemplates() {}

  /** The template that this version makes, as canonical JSON. */
  public static String made(BrokerCluster cluster) {
    return json(make(cluster));
  }

  /** The template that the StatefulSet shall have. */
  static PodTemplateSpec of(BrokerCluster cluster) {
    return cluster.retainedTemplate().map(PodTemplates::read).orElseGet(() -> make(cluster));
  }

  static String json(PodTemplateSpec template) {
    return new String(CanonicalForm.json(template), StandardCharsets.UTF_8);
  }

  private static PodTemplateSpec make(BrokerCluster cluster) {
    return ImagelessTemplateHash.mark(
        PodTemplatePatch.merge(cluster.podTemplate(), BrokerPodTemplate.of(cluster)));
  }

  private static PodTemplateSpec read(RetainedTemplate held) {
    try {
      return MAPPER.readValue(held.json(), PodTemplateSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the operator sealed what is no pod template", e);
    }
  }
}

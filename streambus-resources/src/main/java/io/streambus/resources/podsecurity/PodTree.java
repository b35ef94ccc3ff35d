package io.streambus.resources.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.resources.canonical.CanonicalForm;
import java.util.stream.Stream;

/** The fields of a complete pod template, by their paths in Kubernetes. */
final class PodTree {

  /** Stands for the annotations of the pod, as the list of a field. */
  static final String ANNOTATIONS = "annotations";

  private static final ImmutableList<String> CONTAINERS =
      ImmutableList.of("initContainers", "containers", "ephemeralContainers");

  private final JsonNode template;

  private PodTree(JsonNode template) {
    this.template = template;
  }

  static PodTree of(PodTemplateSpec template) {
    return new PodTree(CanonicalForm.tree(template));
  }

  Stream<PodField> pod(String path) {
    return new PodField("", "", "", template.path("spec")).find(path);
  }

  /** Returns the fields of containers of every type. */
  Stream<PodField> containers(String path) {
    return CONTAINERS.stream().flatMap(this::items).flatMap(container -> container.find(path));
  }

  Stream<PodField> volumes(String path) {
    return volumes().flatMap(volume -> volume.find(path));
  }

  Stream<PodField> volumes() {
    return items("volumes");
  }

  Stream<PodField> annotations() {
    return template
        .path("metadata")
        .path("annotations")
        .propertyStream()
        .map(entry -> new PodField(ANNOTATIONS, entry.getKey(), "", entry.getValue()));
  }

  private Stream<PodField> items(String list) {
    return Streams.stream(template.path("spec").path(list))
        .map(item -> new PodField(list, item.path("name").asText(), "", item));
  }
}

package io.streambus.resources.objects;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.canonical.Sha256;
import io.streambus.resources.model.BrokerCluster;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Annotations of the StatefulSet that keep the pod template as the operator made it, without the
 * defaults of a server, and tell for which wish. A later version of the operator finds with them
 * that only itself asks for another template. A wish or a template that was changed since breaks
 * the seal.
 */
public final class TemplateRecord {

  /** The template, as canonical JSON. */
  public static final String TEMPLATE = StreamBusCluster.GROUP + "/template";

  /** SHA-256 of the wish, a line end and the template, in hexadecimal. */
  public static final String SEAL = StreamBusCluster.GROUP + "/template-seal";

  /** An object may have 256 KiB of annotations, and pods may have nearly as much. */
  private static final int MAX_BYTES = 64 * 1024;

  private TemplateRecord() {}

  /** None for a cluster that was never stored, nor for a template that is too large to keep. */
  static ImmutableMap<String, String> of(BrokerCluster cluster, PodTemplateSpec template) {
    String json = PodTemplates.json(template);
    return cluster
        .templateInputs()
        .filter(wish -> json.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES)
        .map(wish -> of(wish, json))
        .orElse(ImmutableMap.of());
  }

  /** Both annotations for a template as canonical JSON. */
  public static ImmutableMap<String, String> of(String wish, String template) {
    return ImmutableMap.of(TEMPLATE, template, SEAL, Sha256.hex(wish + "\n" + template));
  }

  /** The template that was kept for this wish; empty where there is none, or the seal is broken. */
  public static Optional<String> templateFor(String wish, Map<String, String> annotations) {
    return Optional.ofNullable(annotations.get(TEMPLATE))
        .filter(
            template -> of(wish, template).getOrDefault(SEAL, "").equals(annotations.get(SEAL)));
  }
}

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
 * Annotations of the StatefulSet that record the pod template as built by the operator, without API
 * server defaults, and the inputs it was built from. With them, a later operator version can detect
 * that nothing but its own version requests a different template. The seal is invalid if the inputs
 * or the template have changed since.
 */
public final class TemplateRecord {

  /** The template as canonical JSON. */
  public static final String TEMPLATE = StreamBusCluster.GROUP + "/template";

  /** SHA-256 of the inputs, a line feed and the template, in hexadecimal. */
  public static final String DIGEST = StreamBusCluster.GROUP + "/template-seal";

  /**
   * Limit of the template; an object can have 256 KiB of annotations, and pods can have nearly as
   * much.
   */
  private static final int MAX_BYTES = 64 * 1024;

  private TemplateRecord() {}

  /**
   * Returns no annotations for a cluster that is not stored, or for a template that is too large.
   */
  static ImmutableMap<String, String> of(BrokerCluster cluster, PodTemplateSpec template) {
    String json = PodTemplates.json(template);
    return cluster
        .templateInputs()
        .filter(inputs -> isSmall(json))
        .map(inputs -> of(inputs, json))
        .orElse(ImmutableMap.of());
  }

  /** Returns both annotations for a template as canonical JSON. */
  public static ImmutableMap<String, String> of(String inputs, String template) {
    return ImmutableMap.of(TEMPLATE, template, DIGEST, Sha256.hex(inputs + "\n" + template));
  }

  /**
   * Returns the template recorded for these inputs; empty if it is missing, is larger than any that
   * the operator records, or the seal is invalid. Others can forge both, so a valid seal does not
   * mean that the template is what the operator wrote, or a template at all.
   */
  public static Optional<String> recordedTemplate(String inputs, Map<String, String> annotations) {
    return Optional.ofNullable(annotations.get(TEMPLATE))
        .filter(TemplateRecord::isSmall)
        .filter(
            template ->
                of(inputs, template).getOrDefault(DIGEST, "").equals(annotations.get(DIGEST)));
  }

  private static boolean isSmall(String template) {
    return template.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }
}

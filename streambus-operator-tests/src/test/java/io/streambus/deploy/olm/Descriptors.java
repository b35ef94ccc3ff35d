package io.streambus.deploy.olm;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How user interfaces for OLM show the fields of a cluster: names and descriptions from the CRD,
 * and a widget for those fields that have one.
 *
 * @param widgets x-descriptors by path, relative to spec or status
 */
record Descriptors(Map<String, String> widgets) {

  private static final String UI = "urn:alm:descriptor:com.tectonic.ui:";
  private static final String KUBERNETES = "urn:alm:descriptor:io.kubernetes";

  static final Map<String, String> OF_SPEC =
      ImmutableMap.of(
          "replicas", UI + "podCount",
          "resources", UI + "resourceRequirements",
          "image.pullPolicy", UI + "imagePullPolicy",
          "hostNetwork", UI + "booleanSwitch",
          "strict", UI + "booleanSwitch",
          "storage.class", KUBERNETES + ":StorageClass",
          "serviceAccountName", KUBERNETES + ":ServiceAccount");

  static final Map<String, String> OF_STATUS =
      ImmutableMap.of(
          "conditions", KUBERNETES + ".conditions",
          "phase", KUBERNETES + ".phase",
          "certificate.secretName", KUBERNETES + ":Secret");

  /** Returns the descriptors of all top-level fields, and of those inside them with a widget. */
  List<Map<String, Object>> of(JsonNode schema) {
    List<Map<String, Object>> all = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              all.add(descriptor(field.getKey(), field.getValue()));
              nested(field.getKey(), field.getValue()).forEach(all::add);
            });
    return all;
  }

  private List<Map<String, Object>> nested(String parent, JsonNode schema) {
    return widgets.keySet().stream()
        .filter(path -> path.startsWith(parent + "."))
        .map(
            path ->
                descriptor(
                    path, schema.path("properties").path(path.substring(parent.length() + 1))))
        .toList();
  }

  private Map<String, Object> descriptor(String path, JsonNode schema) {
    ImmutableMap.Builder<String, Object> descriptor = ImmutableMap.builder();
    descriptor
        .put("path", path)
        .put("displayName", displayName(path))
        .put("description", schema.path("description").asText());
    if (widgets.containsKey(path)) {
      descriptor.put("x-descriptors", List.of(widgets.get(path)));
    }
    return descriptor.build();
  }

  private static String displayName(String path) {
    String field = path.replace('.', '_');
    String words =
        CaseFormat.LOWER_CAMEL.to(CaseFormat.LOWER_UNDERSCORE, field).replaceAll("_+", " ");
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}

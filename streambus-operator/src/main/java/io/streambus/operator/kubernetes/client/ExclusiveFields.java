package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;

/**
 * Fields that the API server rejects next to one that the operator sets. If another client sets
 * such a field, server-side apply retains it, and the object can no longer be applied.
 */
final class ExclusiveFields {

  /**
   * By kind, the parent of the field as a JSON pointer, and the field. Fields in lists are not
   * listed, since lists are replaced as a whole.
   */
  private static final ImmutableMap<String, Field> FIELDS =
      ImmutableMap.of(
          "StatefulSet", new Field("/spec/updateStrategy", "rollingUpdate"),
          "PodDisruptionBudget", new Field("/spec", "minAvailable"));

  private record Field(String parent, String name) {}

  private ExclusiveFields() {}

  /** Makes a merge patch with the content of a desired object remove these fields. */
  static void remove(JsonNode patch) {
    Field field = FIELDS.get(patch.path("kind").asText());
    if (field != null && patch.at(field.parent()) instanceof ObjectNode parent) {
      parent.putNull(field.name());
    }
  }
}

package io.streambus.resources.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.canonical.CanonicalQuantity;
import java.util.Map;

/**
 * Normalizes the quantities of a pod template to the format of the API server. Otherwise the stored
 * object would permanently differ from the desired one.
 */
final class TemplateQuantities {

  private static final ImmutableSet<String> MAPS = ImmutableSet.of("requests", "limits");
  private static final ImmutableSet<String> SINGLE = ImmutableSet.of("sizeLimit", "divisor");

  private TemplateQuantities() {}

  /**
   * Normalizes the tree in place.
   *
   * @throws IllegalArgumentException if a quantity in it is invalid
   */
  static void normalize(JsonNode node) {
    if (node instanceof ObjectNode map) {
      for (Map.Entry<String, JsonNode> field : map.properties()) {
        if (MAPS.contains(field.getKey())) {
          field.getValue().properties().forEach(TemplateQuantities::normalize);
        } else if (SINGLE.contains(field.getKey())) {
          normalize(field);
        } else {
          normalize(field.getValue());
        }
      }
    } else {
      node.forEach(TemplateQuantities::normalize);
    }
  }

  private static void normalize(Map.Entry<String, JsonNode> quantity) {
    String text = quantity.getValue().asText();
    quantity.setValue(
        TextNode.valueOf(
            CanonicalQuantity.parse(text)
                .orElseThrow(
                    () -> new IllegalArgumentException("'%s' is no quantity".formatted(text)))
                .toString()));
  }
}

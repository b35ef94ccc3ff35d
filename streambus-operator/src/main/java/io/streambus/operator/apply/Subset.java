package io.streambus.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether one JSON tree holds everything that another one says. */
final class Subset {

  private Subset() {}

  /**
   * Maps may hold more keys than asked for: they are of other writers, or defaults of the server.
   * Lists must have equal length and order. Empty values equal absent ones, since the server drops
   * them.
   */
  static boolean contains(JsonNode whole, JsonNode part) {
    if (part.isObject()) {
      return part.properties().stream()
          .allMatch(field -> contains(whole.path(field.getKey()), field.getValue()));
    }
    if (part.isArray() && whole.isArray()) {
      return sameItems(whole, part);
    }
    return isEmpty(part) ? isEmpty(whole) : sameText(whole, part);
  }

  private static boolean sameItems(JsonNode whole, JsonNode part) {
    if (whole.size() != part.size()) {
      return false;
    }
    for (int i = 0; i < part.size(); i++) {
      if (!contains(whole.get(i), part.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** An IntOrString or a Quantity may come back as a number. */
  private static boolean sameText(JsonNode whole, JsonNode part) {
    return whole.isValueNode() && whole.asText().equals(part.asText());
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isNull() || node.isMissingNode() || (node.isContainerNode() && node.isEmpty());
  }
}

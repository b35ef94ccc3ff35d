package io.streambus.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/** Random lists of all types that parsers return, without characters that are escaped. */
final class RandomJson {

  private static final int MAX_ITEMS = 4;
  private static final int MAX_DEPTH = 12;

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  JsonNode next() {
    return nodes.arrayNode().add(next(random.nextInt(MAX_DEPTH)));
  }

  private JsonNode next(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 7)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.numberNode(random.nextInt());
      case 3 -> nodes.numberNode(random.nextLong() | Long.MIN_VALUE >> 1);
      case 4 -> nodes.numberNode(random.nextDouble());
      case 5, 6 -> nodes.textNode(text());
      case 7, 8 -> list(depth - 1);
      default -> map(depth - 1);
    };
  }

  private ArrayNode list(int depth) {
    ArrayNode list = nodes.arrayNode();
    for (int i = random.nextInt(MAX_ITEMS); i > 0; i--) {
      list.add(next(depth));
    }
    return list;
  }

  private ObjectNode map(int depth) {
    ObjectNode map = nodes.objectNode();
    for (int i = random.nextInt(MAX_ITEMS); i > 0; i--) {
      map.set(text(), next(depth));
    }
    return map;
  }

  private String text() {
    return random
        .ints(random.nextInt(100), 0xA1, 0x2FF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

package io.streambus.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.json.JsonLimits.Excess;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that was read. If it exceeds its limits, it is measured but not kept, so that
 * reading it takes no more memory than the limits permit. Its depth does not matter to the stack.
 */
public final class BoundedJson {

  /** Names are short and few, and objects of one kind have the same ones. */
  private static final int MAX_SHARED_NAME = 64;

  private final JsonParser parser;
  private final DeserializationContext context;
  private final JsonSize size = new JsonSize();
  private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
  private String field = "";
  private @Nullable JsonNode root;
  private Optional<Excess> excess = Optional.empty();

  private BoundedJson(JsonParser parser, DeserializationContext context) {
    this.parser = parser;
    this.context = context;
  }

  /**
   * Reads the value whose first token is the current one; its last token is the current one
   * afterwards.
   */
  public static BoundedJson read(
      JsonParser parser, DeserializationContext context, JsonLimits limits) throws IOException {
    var value = new BoundedJson(parser, context);
    value.read(limits);
    return value;
  }

  /** Returns the tree; empty if the value exceeds its limits. */
  public Optional<JsonNode> tree() {
    return Optional.ofNullable(root);
  }

  /** Returns why the value was not kept; empty if it was. */
  public Optional<Excess> excess() {
    return excess;
  }

  /** Returns the number of objects, lists and scalars that were kept. */
  public long keptValues() {
    return excess.isPresent() ? 0 : size.values();
  }

  private void read(JsonLimits limits) throws IOException {
    do {
      size.add(parser);
      if (excess.isPresent()) {
        continue;
      }
      excess = limits.exceededBy(size);
      if (excess.isPresent()) {
        open.clear();
        root = null;
      } else {
        keep();
      }
    } while (size.isOpen() && parser.nextToken() != null);
    // The whole size was not known before.
    excess = limits.exceededBy(size);
  }

  private void keep() throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> open(context.getNodeFactory().objectNode());
      case START_ARRAY -> open(context.getNodeFactory().arrayNode());
      case END_OBJECT, END_ARRAY -> open.pop();
      case FIELD_NAME -> field = shared(parser.currentName());
      default -> add(context.readTree(parser));
    }
  }

  private void open(ContainerNode<?> container) {
    add(container);
    open.push(container);
  }

  private void add(JsonNode value) {
    if (open.peek() instanceof ObjectNode map) {
      map.set(field, value);
    } else if (open.peek() instanceof ArrayNode list) {
      list.add(value);
    } else {
      root = value;
    }
  }

  private static String shared(String name) {
    return name.length() <= MAX_SHARED_NAME ? name.intern() : name;
  }
}

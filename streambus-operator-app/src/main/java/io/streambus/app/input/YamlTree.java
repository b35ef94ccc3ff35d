package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.resources.validation.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserException;

/**
 * Reads one YAML document as JSON, as kubectl does: aliases and merge keys are resolved, and keys
 * become strings. Unlike kubectl, it reports duplicate fields.
 */
final class YamlTree {

  /** Far deeper than any field of a cluster, and far from overflowing the stack. */
  private static final int MAX_DEPTH = 100;

  /** Bounds what aliases of aliases expand to. */
  private static final int MAX_ALIASED_VALUES = 100_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Parser events;
  private final Map<String, JsonNode> anchors = new HashMap<>();
  private final List<Problem> duplicates = new ArrayList<>();
  private final Positions.Collector positions = new Positions.Collector();
  private int aliasedValues;

  private YamlTree(Parser events) {
    this.events = events;
  }

  /**
   * Reads the document whose content comes next.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException if it is invalid or too large
   */
  static Document read(Parser events) {
    var tree = new YamlTree(events);
    tree.locate("", events.peekEvent());
    return new Document(tree.node("", 0), tree.duplicates, tree.positions.positions());
  }

  private JsonNode node(String path, int depth) {
    Event event = events.getEvent();
    if (depth > MAX_DEPTH) {
      throw error("must not be nested deeper than " + MAX_DEPTH + " levels", event);
    }
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    JsonNode value = content(event, path, depth + 1);
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, value);
    }
    return value;
  }

  private JsonNode content(Event start, String path, int depth) {
    if (start instanceof ScalarEvent scalar) {
      return YamlTag.value(scalar);
    }
    return start instanceof MappingStartEvent ? fields(path, depth) : items(path, depth);
  }

  private JsonNode items(String path, int depth) {
    ArrayNode items = NODES.arrayNode();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      String inner = path + "[" + items.size() + "]";
      locate(inner, events.peekEvent());
      items.add(node(inner, depth));
    }
    events.getEvent();
    return items;
  }

  private JsonNode fields(String path, int depth) {
    ObjectNode fields = NODES.objectNode();
    Set<String> own = new HashSet<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      Event key = events.peekEvent();
      if (key instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals("<<")) {
        events.getEvent();
        merge(node(path, depth), fields, key);
      } else {
        String name = name(node(path, depth), key);
        String inner = path.isEmpty() ? name : path + "." + name;
        locate(inner, key);
        if (!own.add(name)) {
          duplicates.add(new Problem(inner, "", "duplicate field; specify it once"));
        }
        fields.set(name, node(inner, depth));
      }
    }
    events.getEvent();
    return fields;
  }

  private static String name(JsonNode key, Event event) {
    if (key.isContainerNode() || key.isNull()) {
      throw error("a key must be a string", event);
    }
    return key.asText();
  }

  /** For kubectl, fields that are merged replace fields before the merge key. */
  private static void merge(JsonNode merged, ObjectNode fields, Event key) {
    if (merged instanceof ObjectNode map) {
      fields.setAll(map);
    } else if (merged.isArray() && merged.valueStream().allMatch(JsonNode::isObject)) {
      // Earlier maps take precedence.
      for (int i = merged.size() - 1; i >= 0; i--) {
        fields.setAll((ObjectNode) merged.get(i));
      }
    } else {
      throw error("the merge key << requires a map or a list of maps", key);
    }
  }

  private JsonNode aliased(AliasEvent alias) {
    JsonNode value = anchors.get(alias.getAnchor());
    if (value == null) {
      throw error(
          "the alias *%s refers to no anchor before it".formatted(alias.getAnchor()), alias);
    }
    count(value, alias);
    return value;
  }

  private void count(JsonNode value, Event alias) {
    if (++aliasedValues > MAX_ALIASED_VALUES) {
      throw error("aliases expand to more than " + MAX_ALIASED_VALUES + " values", alias);
    }
    value.forEach(inner -> count(inner, alias));
  }

  static ParserException error(String problem, Event event) {
    return new ParserException(null, null, problem, event.getStartMark());
  }

  private void locate(String path, Event event) {
    Mark start = event.getStartMark();
    positions.add(path, new Position(start.getLine() + 1, start.getColumn() + 1));
  }
}

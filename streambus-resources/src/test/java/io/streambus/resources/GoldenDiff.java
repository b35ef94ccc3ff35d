package io.streambus.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.resources.canonical.CanonicalForm;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.assertj.core.util.diff.DiffUtils;

/**
 * What differs between two sets of objects, as YAML. A field that is gone is null. Items of a list
 * that have names are compared by name; a removed item has only its name and {@code removed: true}.
 * Of a text of several lines, only the lines that differ are shown, like in a diff.
 */
final class GoldenDiff {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String HASH = "[0-9a-f]{64}";

  private GoldenDiff() {}

  /** An object without hashes in its annotations. */
  static JsonNode tree(HasMetadata object) {
    JsonNode tree = MAPPER.valueToTree(object);
    removeHashes(tree);
    return tree;
  }

  static String yaml(JsonNode tree) {
    return CanonicalForm.yaml(tree);
  }

  static Map<String, String> between(Map<String, JsonNode> base, Map<String, JsonNode> objects) {
    var files = new TreeMap<String, String>();
    objects.forEach(
        (name, object) -> {
          if (!base.containsKey(name)) {
            files.put(name + ".yaml", yaml(object));
          } else if (!base.get(name).equals(object)) {
            files.put(name + ".yaml", yaml(between(base.get(name), object)));
          }
        });
    base.keySet().stream()
        .filter(name -> !objects.containsKey(name))
        .forEach(name -> files.put(name + ".yaml", "# This object is not created.\n"));
    return files;
  }

  private static void removeHashes(JsonNode tree) {
    if (tree.path("annotations") instanceof ObjectNode annotations) {
      annotations.removeIf(value -> value.asText().matches(HASH));
    }
    tree.forEach(GoldenDiff::removeHashes);
  }

  private static JsonNode between(JsonNode base, JsonNode changed) {
    if (base instanceof ObjectNode before && changed instanceof ObjectNode after) {
      return between(before, after);
    }
    if (base instanceof ArrayNode before
        && changed instanceof ArrayNode after
        && hasNames(before)
        && hasNames(after)) {
      return between(before, after);
    }
    return base.isTextual() && changed.asText().contains("\n")
        ? TextNode.valueOf(lines(base.asText(), changed.asText()))
        : changed;
  }

  private static ObjectNode between(ObjectNode base, ObjectNode changed) {
    ObjectNode difference = MAPPER.createObjectNode();
    for (String field : fields(base, changed)) {
      JsonNode before = base.get(field);
      JsonNode after = changed.get(field);
      if (after == null) {
        difference.set(field, NullNode.getInstance());
      } else if (before == null) {
        difference.set(field, after);
      } else if (!before.equals(after)) {
        difference.set(field, between(before, after));
      }
    }
    return difference;
  }

  private static ArrayNode between(ArrayNode base, ArrayNode changed) {
    Map<String, JsonNode> before = byName(base);
    Map<String, JsonNode> after = byName(changed);
    ArrayNode difference = MAPPER.createArrayNode();
    after.forEach(
        (name, item) -> {
          if (!before.containsKey(name)) {
            difference.add(item);
          } else if (!before.get(name).equals(item)) {
            ObjectNode fields = (ObjectNode) between(before.get(name), item);
            difference.add(fields.put("name", name));
          }
        });
    before.keySet().stream()
        .filter(name -> !after.containsKey(name))
        .forEach(name -> difference.addObject().put("name", name).put("removed", true));
    return difference;
  }

  private static Set<String> fields(ObjectNode base, ObjectNode changed) {
    Set<String> fields = new LinkedHashSet<>();
    base.fieldNames().forEachRemaining(fields::add);
    changed.fieldNames().forEachRemaining(fields::add);
    return fields;
  }

  private static boolean hasNames(ArrayNode items) {
    return StreamSupport.stream(items.spliterator(), false).noneMatch(item -> name(item).isEmpty());
  }

  private static String name(JsonNode item) {
    return item.path("name").asText(item.at("/metadata/name").asText());
  }

  private static Map<String, JsonNode> byName(ArrayNode items) {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    items.forEach(item -> byName.put(name(item), item));
    return byName;
  }

  private static String lines(String base, String changed) {
    return DiffUtils.diff(base.lines().toList(), changed.lines().toList()).getDeltas().stream()
        .map(
            delta ->
                prefixed("-", delta.getOriginal().getLines())
                    + prefixed("+", delta.getRevised().getLines()))
        .collect(Collectors.joining());
  }

  private static String prefixed(String sign, Iterable<String> lines) {
    return StreamSupport.stream(lines.spliterator(), false)
        .map(line -> sign + " " + line + "\n")
        .collect(Collectors.joining());
  }
}

package io.streambus.app.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Writes an object as YAML, with the descriptions of its fields as comments. A field that takes
 * effect when it is uncommented has its {@code #} directly before its name.
 */
final class CommentedYaml {

  private static final int WIDTH = 100;
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private final Extent extent;
  private final StringBuilder text = new StringBuilder();

  /** Which fields to write. */
  enum Extent {
    /** Those that have a value. */
    SET,
    /** All; those without a value are comments, with their defaults. */
    ALL
  }

  private CommentedYaml(Extent extent) {
    this.extent = extent;
  }

  /**
   * Writes the fields of an object.
   *
   * @param schema schema of the object, from the CRD
   * @param values values that are set; the other fields follow them
   * @param indent number of spaces before each field
   */
  static String fields(JsonNode schema, ObjectNode values, int indent, Extent extent) {
    var writer = new CommentedYaml(extent);
    writer.fields(schema, values, indent);
    return writer.text.toString();
  }

  private void fields(JsonNode schema, JsonNode values, int indent) {
    Set<String> names = new LinkedHashSet<>();
    values.fieldNames().forEachRemaining(names::add);
    if (extent == Extent.ALL) {
      schema.path("properties").fieldNames().forEachRemaining(names::add);
    }
    names.forEach(
        name -> field(name, schema.path("properties").path(name), values.path(name), indent));
  }

  private void field(String name, JsonNode schema, JsonNode value, int indent) {
    if (extent == Extent.ALL && !text.isEmpty()) {
      text.append('\n');
    }
    comment(schema.path("description").asText(), indent);
    String marker = value.isMissingNode() ? "#" : "";
    text.append(" ".repeat(indent)).append(marker).append(name).append(':');
    if (isDescribed(schema) && (value.isObject() || value.isMissingNode())) {
      text.append('\n');
      fields(schema, value, indent + 2);
    } else {
      // A field without a value has no effect.
      text.append(value(value.isMissingNode() ? schema.path("default") : value, indent))
          .append('\n');
    }
  }

  /** The fields of types of Kubernetes have no description. */
  private static boolean isDescribed(JsonNode schema) {
    return schema
        .path("properties")
        .valueStream()
        .anyMatch(field -> !field.path("description").asText().isEmpty());
  }

  /** Returns a text in quotes if YAML would read it as something else, such as {@code on}. */
  static String scalar(String text) {
    return yaml(TextNode.valueOf(text));
  }

  private static String value(JsonNode value, int indent) {
    if (value instanceof MissingNode) {
      return "";
    }
    String yaml = yaml(value);
    return value.isContainerNode() && !value.isEmpty()
        ? "\n" + yaml.indent(indent + 2).stripTrailing()
        : " " + yaml;
  }

  private static String yaml(JsonNode value) {
    try {
      // Before an empty string, the start of a document is written nevertheless.
      return YAML.writeValueAsString(value).strip().replaceFirst("^--- ", "");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void comment(String description, int indent) {
    String prefix = " ".repeat(indent) + "#";
    var line = new StringBuilder(prefix);
    for (String word : WORDS.split(description)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(prefix);
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }
}

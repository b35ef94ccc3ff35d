package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Values of scalars, according to their tags and quotes. */
final class YamlTag {

  private static final String PREFIX = "tag:yaml.org,2002:";

  private YamlTag() {}

  static JsonNode value(ScalarEvent scalar) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(scalar.getValue())) {
      throw YamlTree.error("half of a surrogate pair is not a character", scalar);
    }
    try {
      return value(scalar.getTag(), scalar.isPlain(), scalar.getValue());
    } catch (IllegalArgumentException e) {
      throw YamlTree.error(String.valueOf(e.getMessage()), scalar);
    }
  }

  private static JsonNode value(@Nullable String tag, boolean isPlain, String text) {
    if (tag == null) {
      return isPlain ? YamlScalar.plain(text) : TextNode.valueOf(text);
    }
    return switch (tag) {
      case PREFIX + "null", PREFIX + "bool", PREFIX + "int", PREFIX + "float" ->
          typed(tag.substring(PREFIX.length()), text);
      case PREFIX + "binary" ->
          TextNode.valueOf(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
      default -> TextNode.valueOf(text);
    };
  }

  private static JsonNode typed(String type, String text) {
    JsonNode value = YamlScalar.plain(text);
    boolean isOfType =
        switch (type) {
          case "null" -> value.isNull();
          case "bool" -> value.isBoolean();
          case "int" -> value.isIntegralNumber();
          default -> value.isNumber();
        };
    if (!isOfType) {
      throw new IllegalArgumentException("%s is not of the type !!%s".formatted(text, type));
    }
    return value;
  }
}

package io.streambus.resources.canonical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.regex.Pattern;

/**
 * Serializes values canonically. Keys are sorted at every level, so equal values give equal bytes
 * regardless of the order in which they were built or declared by a version of the Kubernetes
 * model.
 */
public final class CanonicalForm {

  private static final ObjectMapper TREE = mapper(JsonMapper.builder());

  private static final ObjectWriter JSON = TREE.writer();

  private static final ObjectWriter YAML =
      mapper(
              YAMLMapper.builder(
                  YAMLFactory.builder()
                      .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                      .disable(YAMLGenerator.Feature.SPLIT_LINES)
                      .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                      .stringQuotingChecker(new YamlQuoting())
                      .build()))
          .writer();

  private CanonicalForm() {}

  private static ObjectMapper mapper(MapperBuilder<?, ?> builder) {
    return builder
        .annotationIntrospector(new SortedKeys())
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
        .build();
  }

  /** Returns a Kubernetes object as a JSON tree. */
  public static JsonNode tree(Object value) {
    return TREE.valueToTree(value);
  }

  /** Returns a Kubernetes object or JSON tree as JSON in UTF-8. */
  public static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value is neither a Kubernetes object nor a JSON tree", e);
    }
  }

  /** Returns a Kubernetes object or JSON tree as one YAML document, without a separator. */
  public static String yaml(Object value) {
    try {
      return YAML.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value is neither a Kubernetes object nor a JSON tree", e);
    }
  }

  /** Orders properties by name, ignoring any declared order. */
  private static final class SortedKeys extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public String[] findSerializationPropertyOrder(AnnotatedClass type) {
      return new String[0];
    }

    @Override
    public Boolean findSerializationSortAlphabetically(Annotated type) {
      return true;
    }
  }

  /**
   * Leaves only those strings unquoted that every YAML parser reads as strings. YAML 1.1 and 1.2
   * differ on text that resembles a number, a date or a boolean.
   */
  private static final class YamlQuoting extends StringQuotingChecker {

    private static final long serialVersionUID = 1L;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9._/-]*");

    @Override
    public boolean needToQuoteName(String name) {
      return needToQuoteValue(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return isReservedKeyword(value) || !PLAIN.matcher(value).matches();
    }
  }
}

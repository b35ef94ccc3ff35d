package io.streambus.resources.objects;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Optional;

/**
 * Reads pod templates that others can have written, as strictly as the API server: unknown fields
 * and values of another type are errors. A value that was converted, such as the text "True" to
 * true, would have another meaning in the pod than to the rules.
 */
public final class PodTemplateReader {

  /** Pod templates of Kubernetes are nested at most half as deep. */
  private static final int MAX_DEPTH = 64;

  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .annotationIntrospector(new NoAdditionalProperties())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  /** Only for trees: quantities are read from the middle of a text. */
  private static final ObjectReader TREE =
      STRICT.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private PodTemplateReader() {}

  /**
   * Converts a tree to a pod template.
   *
   * @throws IllegalArgumentException if it is not one; the cause has the path of the field
   */
  public static PodTemplateSpec read(JsonNode template) {
    return STRICT.convertValue(template, PodTemplateSpec.class);
  }

  /** Parses a pod template; empty if the text is not one. */
  public static Optional<JsonNode> parse(String json) {
    return tree(json).filter(template -> template(template).isPresent());
  }

  /** Parses and converts a pod template; empty if the text is not one. */
  static Optional<PodTemplateSpec> read(String json) {
    return tree(json).flatMap(PodTemplateReader::template);
  }

  private static Optional<JsonNode> tree(String json) {
    try {
      return Optional.of(TREE.readTree(json)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<PodTemplateSpec> template(JsonNode tree) {
    try {
      return Optional.of(read(tree));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The Kubernetes model retains unknown fields. This introspector disables that, so that
   * misspelled fields are reported.
   */
  private static final class NoAdditionalProperties extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }
  }
}

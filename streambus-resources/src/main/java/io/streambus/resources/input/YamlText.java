package io.streambus.resources.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.streambus.api.text.ExternalText;
import io.streambus.resources.validation.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A text of one YAML document, which JSON also is.
 *
 * @param tree the document, if the text is one
 * @param problems why the text is none
 */
record YamlText(Optional<JsonNode> tree, List<Problem> problems) {

  /** More than the API server accepts for one object. */
  private static final int MAX_CHARACTERS = 4_000_000;

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  static YamlText parse(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return invalid("must not exceed %d characters; shorten it".formatted(MAX_CHARACTERS));
    }
    try {
      Optional<String> objection = objection(text);
      if (objection.isPresent()) {
        return invalid(objection.get());
      }
      JsonNode tree = MAPPER.readTree(text);
      return tree.isMissingNode() || tree.isNull() || (tree.isTextual() && tree.asText().isEmpty())
          ? invalid("it is empty")
          : new YamlText(Optional.of(tree), List.of());
    } catch (JsonProcessingException e) {
      return invalid(ExternalText.line(e.getOriginalMessage(), ExternalText.MAX_EXPLANATION));
    }
  }

  /** Jackson would read the name of an anchor instead of its content, and only one document. */
  private static Optional<String> objection(String text) throws JsonProcessingException {
    try (YAMLParser parser = MAPPER.getFactory().createParser(text)) {
      boolean complete = false;
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          return Optional.of("must not contain aliases; repeat what they refer to");
        }
        // Behind the last separator, there may be nothing but comments.
        boolean isBlank =
            parser.currentToken() == JsonToken.VALUE_NULL
                || (parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().isEmpty());
        if (complete && !isBlank) {
          return Optional.of(
              "line %d begins another one; read each on its own"
                  .formatted(parser.currentTokenLocation().getLineNr()));
        }
        complete = parser.getParsingContext().inRoot();
      }
      return Optional.empty();
    } catch (JsonProcessingException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a text is read without a stream", e);
    }
  }

  <T> T map(Function<JsonNode, T> valid, Function<List<Problem>, T> invalid) {
    return tree.map(valid).orElseGet(() -> invalid.apply(problems));
  }

  private static YamlText invalid(String message) {
    return new YamlText(
        Optional.empty(),
        List.of(new Problem("document", "", "is not one YAML document: " + message)));
  }
}

package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserSequence;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.WatchEvent;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads watch events directly. By default, the client reads each into a tree, to find out its kind,
 * and converts that: twice the work.
 */
final class WatchEventReader {

  private final ObjectMapper mapper;
  private final BiFunction<String, String, @Nullable Class<? extends KubernetesResource>> types;

  /**
   * Creates a reader.
   *
   * @param types returns the model class of an API version and a kind; null if there is none
   */
  WatchEventReader(
      ObjectMapper mapper,
      BiFunction<String, String, @Nullable Class<? extends KubernetesResource>> types) {
    this.mapper = mapper;
    this.types = types;
  }

  /** Returns the event; empty if the kind of its object has no model class. */
  Optional<WatchEvent> read(String json) throws IOException {
    WatchEvent event = new WatchEvent();
    try (JsonParser parser = mapper.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        if (field.equals("type")) {
          event.setType(parser.getText());
        } else if (field.equals("object")) {
          Optional<KubernetesResource> object = object(parser);
          if (object.isEmpty()) {
            return Optional.empty();
          }
          event.setObject(object.get());
        } else {
          parser.skipChildren();
        }
      }
    }
    return Optional.of(event);
  }

  /** Reads the fields up to the kind, then all of them. */
  private Optional<KubernetesResource> object(JsonParser parser) throws IOException {
    String kind = null;
    String version = null;
    try (TokenBuffer read = new TokenBuffer(parser)) {
      read.writeStartObject();
      while ((kind == null || version == null) && parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        read.writeFieldName(field);
        parser.nextToken();
        if (field.equals("kind")) {
          kind = parser.getText();
        } else if (field.equals("apiVersion")) {
          version = parser.getText();
        }
        read.copyCurrentStructure(parser);
      }
      Class<? extends KubernetesResource> type =
          kind == null || version == null ? null : types.apply(version, kind);
      return type == null ? Optional.empty() : Optional.of(rest(read, parser, type));
    }
  }

  private <T> T rest(TokenBuffer read, JsonParser parser, Class<T> type) throws IOException {
    parser.clearCurrentToken();
    JsonParser whole = JsonParserSequence.createFlattened(false, read.asParser(parser), parser);
    whole.nextToken();
    return mapper.readerFor(type).readValue(whole);
  }
}

package io.streambus.app.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Finds the fields of a JSON document. */
final class JsonPositions {

  private final JsonParser parser;
  private final Positions.Collector positions = new Positions.Collector();

  private JsonPositions(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads the document whose first token is the current one, to its last token. */
  static Positions read(JsonParser parser) throws IOException {
    var reader = new JsonPositions(parser);
    reader.value("");
    return reader.positions.positions();
  }

  /** The parser limits the depth. */
  private void value(String path) throws IOException {
    positions.add(path, position());
    content(path);
  }

  private void content(String path) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        value(path + "[" + i + "]");
      }
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String inner = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
        positions.add(inner, position());
        parser.nextToken();
        content(inner);
      }
    }
  }

  private Position position() {
    var location = parser.currentTokenLocation();
    return new Position(location.getLineNr(), location.getColumnNr());
  }
}

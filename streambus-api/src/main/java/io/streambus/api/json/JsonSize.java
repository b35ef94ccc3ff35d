package io.streambus.api.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The size of a JSON value, measured token by token. */
final class JsonSize {

  private long characters;
  private long values;
  private int level;
  private int depth;
  private boolean afterStart;

  /** Adds the current token of the parser. */
  void add(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT, START_ARRAY -> {
        addValue(1);
        level++;
        depth = Math.max(depth, level);
      }
      case END_OBJECT, END_ARRAY -> {
        level--;
        // Otherwise, the bracket was counted as the comma after the last item.
        characters += afterStart ? 1 : 0;
      }
      case FIELD_NAME -> characters += parser.currentName().length() + "\"\":".length();
      case VALUE_STRING -> addValue(parser.getTextLength() + "\"\"".length());
      case VALUE_EMBEDDED_OBJECT -> addValue(0);
      default -> addValue(parser.getTextLength());
    }
    afterStart = parser.currentToken().isStructStart();
  }

  /** Adds the first characters of a value, and the comma after it unless it is the root. */
  private void addValue(long length) {
    values++;
    characters += length + (level > 0 ? 1 : 0);
  }

  /** Returns whether an object or a list has not ended yet. */
  boolean isOpen() {
    return level > 0;
  }

  long characters() {
    return characters;
  }

  long values() {
    return values;
  }

  int depth() {
    return depth;
  }
}

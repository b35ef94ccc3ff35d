package io.streambus.operator.brokers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * Reads JSON from brokers token by token, so that a response occupies only the memory of the values
 * that are read from it.
 */
final class BrokerJson {

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(16)
          .maxNameLength(256)
          .maxStringLength(64 << 10)
          .maxNumberLength(64)
          .build();

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(LIMITS)
          // The names of fields would be cached beyond the response.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private BrokerJson() {}

  /** Reads a response; it fails if it is not JSON of the expected format. */
  static <T> ApiResponse<T> read(byte[] body, ValueReader<T> reader) {
    try (JsonParser parser = FACTORY.createParser(body)) {
      parser.nextToken();
      return new ApiResponse.Success<>(reader.read(parser));
    } catch (IOException e) {
      return new ApiResponse.Failed<>("invalid response: unexpected format");
    }
  }

  /** Number of items of an array; the items are skipped. */
  static int countItems(JsonParser parser) throws IOException {
    expect(parser, JsonToken.START_ARRAY);
    int items = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      parser.skipChildren();
      items++;
    }
    return items;
  }

  static void expect(JsonParser parser, JsonToken token) throws IOException {
    if (parser.currentToken() != token) {
      throw new IOException("expected " + token);
    }
  }

  /** Reads a value whose first token is the current one of the parser. */
  @FunctionalInterface
  interface ValueReader<T> {

    T read(JsonParser parser) throws IOException;
  }
}

package io.streambus.operator.kubernetes.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Escapes what is not ASCII in JSON that arrives in parts, because fabric8 decodes each part of a
 * watch on its own. Outside of texts, JSON is ASCII. Bytes that are not UTF-8 are replaced by
 * U+FFFD.
 */
final class AsciiJson {

  private static final int MAX_ASCII = 0x7F;
  private static final String ESCAPE = "\\u%04x";

  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** First bytes of a character whose other bytes have not arrived yet. */
  private ByteBuffer incomplete = ByteBuffer.allocate(0);

  /** Returns the next part, without an incomplete last character. */
  ByteBuffer escape(ByteBuffer part) {
    if (!incomplete.hasRemaining() && isAscii(part)) {
      return part;
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(incomplete.remaining() + part.remaining())
            .put(incomplete)
            .put(part)
            .flip();
    CharBuffer characters = CharBuffer.allocate(bytes.remaining() + 1);
    decoder.decode(bytes, characters, false);
    incomplete = bytes;
    return US_ASCII.encode(escape(characters.flip()));
  }

  private static boolean isAscii(ByteBuffer part) {
    for (int i = part.position(); i < part.limit(); i++) {
      if (part.get(i) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String escape(CharSequence characters) {
    StringBuilder escaped = new StringBuilder();
    characters
        .chars()
        .forEach(
            character -> {
              if (character > MAX_ASCII) {
                escaped.append(ESCAPE.formatted(character));
              } else {
                escaped.append((char) character);
              }
            });
    return escaped.toString();
  }
}

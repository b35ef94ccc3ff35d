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
  private static final int ESCAPE_LENGTH = 6;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);

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
    return ascii(characters.flip());
  }

  private static boolean isAscii(ByteBuffer part) {
    for (int i = part.position(); i < part.limit(); i++) {
      if (part.get(i) < 0) {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer ascii(CharBuffer characters) {
    ByteBuffer escaped = ByteBuffer.allocate(length(characters));
    while (characters.hasRemaining()) {
      char character = characters.get();
      if (character > MAX_ASCII) {
        escaped
            .put((byte) '\\')
            .put((byte) 'u')
            .put(DIGITS[character >>> 12])
            .put(DIGITS[(character >>> 8) & 0xF])
            .put(DIGITS[(character >>> 4) & 0xF])
            .put(DIGITS[character & 0xF]);
      } else {
        escaped.put((byte) character);
      }
    }
    return escaped.flip();
  }

  private static int length(CharBuffer characters) {
    int length = 0;
    for (int i = characters.position(); i < characters.limit(); i++) {
      length += characters.get(i) > MAX_ASCII ? ESCAPE_LENGTH : 1;
    }
    return length;
  }
}

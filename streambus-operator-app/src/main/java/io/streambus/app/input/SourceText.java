package io.streambus.app.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Reads the text of a file, which must be UTF-8 as for kubectl. */
final class SourceText {

  /** More than the API server accepts for one object. */
  private static final int MAX_MEBIBYTES = 4;

  private static final int MAX_BYTES = MAX_MEBIBYTES * 1024 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SourceText() {}

  /**
   * Reads a stream to its end.
   *
   * @param source name of the source in error messages
   */
  static String read(String source, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw InvalidFileException.of(source, "is larger than " + MAX_MEBIBYTES + " MiB; split it");
    }
    if (isUtf16(bytes)) {
      throw InvalidFileException.of(source, "is encoded in UTF-16; save it as UTF-8");
    }
    return decode(source, bytes);
  }

  /** Without a byte order mark, every second byte of ASCII characters is zero. */
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int mark = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return mark == 0xFEFF || mark == 0xFFFE || bytes[0] == 0 || bytes[1] == 0;
  }

  private static String decode(String source, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      throw InvalidFileException.of(
          source,
          "byte %d is not valid UTF-8; save the file as UTF-8".formatted(in.position() + 1));
    }
    String text = out.flip().toString();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }
}

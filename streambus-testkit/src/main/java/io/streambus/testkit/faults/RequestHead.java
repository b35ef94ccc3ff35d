package io.streambus.testkit.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The request line and headers of an HTTP/1.1 request.
 *
 * @param headers header lines as received
 */
record RequestHead(String method, String url, List<String> headers) {

  private static final int MAX_LENGTH = 64 * 1024;
  private static final String LINE = "\r\n";
  private static final String END = LINE + LINE;

  /** Reads everything before the body. */
  static RequestHead read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < END.length()) {
      int next = in.read();
      if (next < 0 || head.size() == MAX_LENGTH) {
        throw new EOFException("incomplete request head after " + head.size() + " bytes");
      }
      head.write(next);
      matched = next == END.charAt(matched) ? matched + 1 : next == END.charAt(0) ? 1 : 0;
    }
    List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
    String[] parts = lines.get(0).split(" ", 3);
    return new RequestHead(
        parts[0], parts[1], lines.stream().skip(1).filter(line -> !line.isEmpty()).toList());
  }

  /**
   * The request head for the API server, without headers that concern the connection. Each request
   * uses a separate connection, which ends with the response.
   */
  byte[] upstreamBytes() {
    StringBuilder text = new StringBuilder(method).append(' ').append(url).append(" HTTP/1.1\r\n");
    headers.stream()
        .filter(header -> !isConnectionHeader(header))
        .forEach(header -> text.append(header).append(LINE));
    text.append(isWebSocket() ? "Connection: Upgrade\r\nUpgrade: websocket" : "Connection: close");
    return text.append(END).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Length of the body in bytes. */
  int bodyLength() {
    return header("content-length").map(Integer::valueOf).orElse(0);
  }

  private boolean isWebSocket() {
    return header("upgrade").filter(value -> value.equalsIgnoreCase("websocket")).isPresent();
  }

  /** The value of the first header with a name in lower case. */
  Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> name(header).equals(name))
        .map(header -> header.substring(header.indexOf(':') + 1).trim())
        .findFirst();
  }

  private static boolean isConnectionHeader(String header) {
    return List.of("connection", "upgrade", "http2-settings", "keep-alive").contains(name(header));
  }

  private static String name(String header) {
    return header.substring(0, Math.max(0, header.indexOf(':'))).toLowerCase(Locale.ROOT);
  }
}

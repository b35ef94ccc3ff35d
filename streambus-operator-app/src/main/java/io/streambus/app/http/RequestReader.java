package io.streambus.app.http;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the request line and headers of an HTTP/1 request. A body is left unread. */
final class RequestReader {

  // Neither pattern backtracks: clients that are not authenticated send the text.
  private static final Pattern REQUEST_LINE =
      Pattern.compile("(?<method>[A-Z]++) (?<path>/[^ ?#]*+)[^ ]*+ HTTP/1\\.[01]");

  private static final Pattern AUTHORIZATION =
      Pattern.compile("authorization:(?<value>.*+)", Pattern.CASE_INSENSITIVE);

  private static final CharMatcher WHITESPACE = CharMatcher.anyOf(" \t");

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /**
   * Reads a request.
   *
   * @return empty if it is not an HTTP/1 request or its head is too large
   * @throws EOFException if the client closes the connection earlier
   */
  Optional<EndpointRequest> read() throws IOException {
    StringBuilder head = new StringBuilder();
    while (!isComplete(head)) {
      if (head.length() == ServerLimits.HEAD_BYTES) {
        return Optional.empty();
      }
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the client closed the connection before its request was complete");
      }
      head.append((char) next);
    }
    return parse(Splitter.on('\n').splitToList(head.toString().replace("\r\n", "\n")));
  }

  private static boolean isComplete(StringBuilder head) {
    int length = head.length();
    return head.indexOf("\n\n", length - 2) >= 0 || head.indexOf("\r\n\r\n", length - 4) >= 0;
  }

  private static Optional<EndpointRequest> parse(List<String> lines) {
    Matcher request = REQUEST_LINE.matcher(lines.get(0));
    if (!request.matches()) {
      return Optional.empty();
    }
    Optional<String> authorization =
        lines.stream()
            .skip(1)
            .map(AUTHORIZATION::matcher)
            .filter(Matcher::matches)
            .map(header -> WHITESPACE.trimFrom(header.group("value")))
            .findFirst();
    return Optional.of(
        new EndpointRequest(request.group("method"), request.group("path"), authorization));
  }
}

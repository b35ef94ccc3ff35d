package io.streambus.app.run;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Address that an HTTP server binds to.
 *
 * @param socket socket address; empty if the server is disabled
 */
public record BindAddress(Optional<InetSocketAddress> socket) {

  private static final String DISABLED = "0";
  private static final int MAX_PORT = 65535;
  private static final Pattern HOST_AND_PORT = Pattern.compile("(?<host>.*):(?<port>\\d{1,5})");

  /**
   * Parses {@code HOST:PORT}, {@code :PORT} for all interfaces, or {@code 0} to disable the server.
   * Port 0 selects any free port.
   *
   * @throws TypeConversionException if the text has none of these forms
   */
  public static BindAddress of(String text) {
    if (text.equals(DISABLED)) {
      return new BindAddress(Optional.empty());
    }
    Matcher matcher = HOST_AND_PORT.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > MAX_PORT) {
      throw new TypeConversionException(
          "'%s' is not HOST:PORT, :PORT (all interfaces) or 0 (disabled)".formatted(text));
    }
    return new BindAddress(
        Optional.of(socket(matcher.group("host"), Integer.parseInt(matcher.group("port")))));
  }

  private static InetSocketAddress socket(String host, int port) {
    if (host.isEmpty()) {
      return new InetSocketAddress(port);
    }
    var socket = new InetSocketAddress(host, port);
    if (socket.isUnresolved()) {
      throw new TypeConversionException("unknown host '%s'".formatted(host));
    }
    return socket;
  }

  /** Converts an argument of the command line. */
  public static final class Converter implements ITypeConverter<BindAddress> {

    @Override
    public BindAddress convert(String text) {
      return of(text);
    }
  }
}

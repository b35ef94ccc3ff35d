package io.streambus.app.settings;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where an HTTP server listens.
 *
 * @param socket empty: nowhere
 */
public record BindAddress(Optional<InetSocketAddress> socket) {

  private static final String NOWHERE = "0";
  private static final int HIGHEST_PORT = 65535;
  private static final Pattern HOST_AND_PORT = Pattern.compile("(?<host>.*):(?<port>\\d{1,5})");

  /**
   * {@code HOST:PORT}, {@code :PORT} for all interfaces, or {@code 0} for no server. Port 0 takes
   * any free port.
   *
   * @throws TypeConversionException when it is none of these
   */
  public static BindAddress of(String text) {
    if (text.equals(NOWHERE)) {
      return new BindAddress(Optional.empty());
    }
    Matcher matcher = HOST_AND_PORT.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > HIGHEST_PORT) {
      throw new TypeConversionException(
          "'%s' is not HOST:PORT, :PORT (all interfaces) or 0 (off)".formatted(text));
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
      throw new TypeConversionException("there is no host '%s'".formatted(host));
    }
    return socket;
  }

  /** For the command line. */
  public static final class Converter implements ITypeConverter<BindAddress> {

    @Override
    public BindAddress convert(String text) {
      return of(text);
    }
  }
}

package io.streambus.operator.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Clients that start a TLS handshake and never complete it. */
final class HalfHandshakes implements AutoCloseable {

  private final List<SocketChannel> connections = new ArrayList<>();
  private final InetSocketAddress proxy;
  private final byte[] hello = clientHello();
  private int rejected;

  HalfHandshakes(int port) {
    this.proxy = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Opens connections from the loopback address 127.0.0.{@code number}. */
  void open(int number, int count) {
    for (int i = 0; i < count; i++) {
      open(number);
    }
  }

  private void open(int number) {
    try {
      SocketChannel connection = SocketChannel.open();
      connections.add(connection);
      connection.bind(
          new InetSocketAddress(
              InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number}), 0));
      connection.connect(proxy);
      connection.write(ByteBuffer.wrap(hello));
    } catch (IOException e) {
      rejected++;
    }
  }

  /** Returns how many connections the proxy rejected before they could send anything. */
  int rejected() {
    return rejected;
  }

  /** Returns how many connections the proxy has closed, including those. */
  long closedByProxy() {
    return connections.stream().filter(HalfHandshakes::isClosed).count();
  }

  @Override
  public void close() {
    for (SocketChannel connection : connections) {
      try {
        connection.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static boolean isClosed(SocketChannel connection) {
    try {
      connection.configureBlocking(false);
      int read = 0;
      do {
        read = connection.read(ByteBuffer.allocate(8192));
      } while (read > 0);
      return read < 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static byte[] clientHello() {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine();
      engine.setUseClientMode(true);
      ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), hello);
      byte[] bytes = new byte[hello.flip().remaining()];
      hello.get(bytes);
      return bytes;
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

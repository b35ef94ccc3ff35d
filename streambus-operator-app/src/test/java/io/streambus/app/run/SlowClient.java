package io.streambus.app.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that keeps its connection open without sending or reading what it should. */
final class SlowClient implements AutoCloseable {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);
  private static final int SMALL_BUFFER = 1024;

  private final Socket socket = new Socket();

  private SlowClient() {}

  /** A client with this address, such as {@code 127.0.0.2}, that sends half a request. */
  static SlowClient withAddress(String address, int port) throws IOException {
    var client = new SlowClient();
    client.socket.bind(new InetSocketAddress(address, 0));
    client.connect(port, "GET /healthz HTTP/1.1\r\nHost: a");
    return client;
  }

  /** A client that sends this text and then neither sends nor reads. */
  static SlowClient sending(int port, String text) throws IOException {
    var client = new SlowClient();
    client.connect(port, text);
    return client;
  }

  private void connect(int port, String text) throws IOException {
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.setSoTimeout(Math.toIntExact(READ_TIMEOUT.toMillis()));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads until the server closes the connection.
   *
   * @return number of bytes read
   * @throws SocketTimeoutException if the connection stays open
   */
  long readUntilClosed() throws IOException {
    long bytes = 0;
    try {
      for (int n = 0; n >= 0; n = socket.getInputStream().read(new byte[SMALL_BUFFER])) {
        bytes += n;
      }
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // The server closed the connection without waiting for the client.
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

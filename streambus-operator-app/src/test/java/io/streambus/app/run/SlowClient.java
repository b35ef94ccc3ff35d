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

  /** A client that sends this text and then neither sends nor reads. */
  static SlowClient sending(int port, String text) throws IOException {
    var client = new SlowClient();
    client.socket.setReceiveBufferSize(SMALL_BUFFER);
    client.socket.setSoTimeout(Math.toIntExact(READ_TIMEOUT.toMillis()));
    client.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    client.socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return client;
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

package io.streambus.operator.brokers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server on the loopback interface that responds to each connection with some text, and then with
 * another one again and again.
 */
final class EndlessServer implements AutoCloseable {

  private static final int PART = 64 << 10;

  private final ServerSocket server;
  private final byte[] beginning;
  private final byte[] repeated;
  private final AtomicLong sent = new AtomicLong();

  /**
   * Starts the server.
   *
   * @param beginning beginning of the response, with {@code ~} for each line break
   * @param repeated what follows without end, likewise
   */
  EndlessServer(String beginning, String repeated) {
    this.beginning = bytes(beginning);
    this.repeated = bytes(repeated.repeat(PART / repeated.length()));
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    startThread(this::acceptAll);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Number of bytes that clients have received, or that are on their way to them. */
  long sentBytes() {
    return sent.get();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket client = server.accept();
        startThread(() -> respond(client));
      }
    } catch (IOException e) {
      // The server was closed.
    }
  }

  private void respond(Socket client) {
    try (client) {
      OutputStream output = client.getOutputStream();
      output.write(beginning);
      while (true) {
        output.write(repeated);
        sent.addAndGet(repeated.length);
      }
    } catch (IOException e) {
      // The client has closed the connection.
    }
  }

  private static byte[] bytes(String text) {
    return text.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static void startThread(Runnable task) {
    Thread thread = new Thread(task, "endless-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

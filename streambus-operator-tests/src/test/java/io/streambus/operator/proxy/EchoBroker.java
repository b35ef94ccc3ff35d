package io.streambus.operator.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Broker that echoes and records everything it receives. */
final class EchoBroker implements AutoCloseable {

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final ServerSocket server;

  EchoBroker(int port) {
    try {
      server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Returns the received texts; proxy health checks send nothing. */
  List<String> received() {
    return List.copyOf(received);
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        start(() -> echo(socket));
      } catch (IOException e) {
        // The server was closed.
        return;
      }
    }
  }

  private void echo(Socket socket) {
    byte[] buffer = new byte[1024];
    try (socket) {
      int length = socket.getInputStream().read(buffer);
      while (length >= 0) {
        received.add(new String(buffer, 0, length, StandardCharsets.UTF_8));
        socket.getOutputStream().write(buffer, 0, length);
        length = socket.getInputStream().read(buffer);
      }
    } catch (IOException e) {
      // The proxy resets the connections of its health checks.
      return;
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "echo-broker");
    thread.setDaemon(true);
    thread.start();
  }
}

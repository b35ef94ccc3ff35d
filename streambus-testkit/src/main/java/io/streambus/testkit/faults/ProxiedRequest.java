package io.streambus.testkit.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One request and its answer, with a connection on either side for themselves. */
final class ProxiedRequest implements AutoCloseable {

  private final Socket client;
  private final RequestHead head;
  private volatile boolean watch;
  private volatile Optional<Socket> server = Optional.empty();

  private ProxiedRequest(Socket client, RequestHead head) {
    this.client = client;
    this.head = head;
  }

  static ProxiedRequest begin(Socket client) throws IOException {
    client.setTcpNoDelay(true);
    return new ProxiedRequest(client, RequestHead.read(client.getInputStream()));
  }

  RequestHead head() {
    return head;
  }

  boolean isWatch() {
    return watch;
  }

  /** Both sides talk until one of them ends. */
  void forward(Upstream upstream, Executor threads, boolean endless) throws IOException {
    watch = endless;
    Socket to = send(upstream, threads);
    to.getInputStream().transferTo(client.getOutputStream());
  }

  /** The server does what is asked for, and nobody hears of it. */
  void passWithoutAnswer(Upstream upstream, Executor threads) throws IOException {
    send(upstream, threads).getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Answers in place of the server. The whole request is read before, as a server does. */
  void reject(InjectedResponse injectedResponse) throws IOException {
    client.getInputStream().readNBytes(head.bodyLength());
    client.getOutputStream().write(injectedResponse.bytes());
  }

  private Socket send(Upstream upstream, Executor threads) throws IOException {
    Socket to = upstream.connect();
    server = Optional.of(to);
    if (client.isClosed()) {
      close();
    }
    to.getOutputStream().write(head.forServer());
    threads.execute(() -> pump(client, to));
    return to;
  }

  private void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side has ended; the other side learns it by the end of its own connection.
      close();
    }
  }

  /** Breaks both connections. */
  @Override
  public void close() {
    close(client);
    server.ifPresent(ProxiedRequest::close);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot close a connection", e);
    }
  }
}

package io.streambus.testkit.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One request and its response, with a separate connection on each side. */
final class ProxiedRequest implements AutoCloseable {

  private final Socket client;
  private final RequestHead head;
  private volatile boolean watch;
  private volatile Optional<Socket> server = Optional.empty();

  private ProxiedRequest(Socket client, RequestHead head) {
    this.client = client;
    this.head = head;
  }

  static ProxiedRequest open(Socket client) throws IOException {
    client.setTcpNoDelay(true);
    return new ProxiedRequest(client, RequestHead.read(client.getInputStream()));
  }

  RequestHead head() {
    return head;
  }

  boolean isWatch() {
    return watch;
  }

  /** Transfers data in both directions until one side disconnects. */
  void forward(Upstream upstream, Executor threads, boolean endless) throws IOException {
    watch = endless;
    Socket to = send(upstream, threads);
    to.getInputStream().transferTo(client.getOutputStream());
  }

  /** Lets the API server execute the request and discards its response. */
  void forwardDiscardingResponse(Upstream upstream, Executor threads) throws IOException {
    send(upstream, threads).getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Responds in place of the API server. Reads the whole request first, as a server does. */
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
    to.getOutputStream().write(head.upstreamBytes());
    threads.execute(() -> pump(client, to));
    return to;
  }

  private void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side has disconnected, so disconnect the other side too.
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
      throw new IllegalStateException("cannot close connection", e);
    }
  }
}

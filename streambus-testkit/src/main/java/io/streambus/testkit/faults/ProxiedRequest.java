package io.streambus.testkit.faults;

import io.streambus.testkit.faults.FaultPlan.ApiRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One request and its response, with a separate connection on each side. */
final class ProxiedRequest implements AutoCloseable {

  private final Socket client;
  private final RequestHead head;
  private final StaleReads staleReads;
  private volatile boolean watch;
  private volatile Optional<Socket> server = Optional.empty();

  private ProxiedRequest(Socket client, RequestHead head, StaleReads staleReads) {
    this.client = client;
    this.head = head;
    this.staleReads = staleReads;
  }

  static ProxiedRequest open(Socket client, StaleReads staleReads) throws IOException {
    client.setTcpNoDelay(true);
    return new ProxiedRequest(client, RequestHead.read(client.getInputStream()), staleReads);
  }

  RequestHead head() {
    return head;
  }

  boolean isWatch() {
    return watch;
  }

  /** Executes the action that applies to the request. */
  void handle(FaultAction action, boolean endless, Upstream upstream, Executor threads)
      throws IOException {
    if (action instanceof FaultAction.Reject rejection) {
      reject(InjectedResponse.rejection(rejection.code()));
    } else if (action instanceof FaultAction.Gone) {
      respondGone(endless);
    } else if (action instanceof FaultAction.DropWatch drop) {
      if (endless) {
        threads.execute(() -> closeAfter(drop.after()));
      }
      forward(upstream, threads, endless);
    } else if (action instanceof FaultAction.StaleRead stale) {
      read(stale.lag(), endless, upstream, threads);
    } else if (action instanceof FaultAction.Throttle throttled) {
      reject(InjectedResponse.throttled(throttled.retryAfter()));
    } else if (action instanceof FaultAction.DropResponse
        || action instanceof FaultAction.CrashAfterRequest) {
      forwardDiscardingResponse(upstream, threads);
    } else if (action instanceof FaultAction.Delay delay) {
      pause(delay.delay());
      forward(upstream, threads, endless);
    } else if (action instanceof FaultAction.Forward) {
      forward(upstream, threads, endless);
    }
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("proxy was closed", e);
    }
  }

  /** Transfers data in both directions until one side disconnects. */
  private void forward(Upstream upstream, Executor threads, boolean endless) throws IOException {
    watch = endless;
    Socket to = send(upstream, threads);
    to.getInputStream().transferTo(client.getOutputStream());
  }

  private void closeAfter(Duration time) {
    try {
      pause(time);
    } catch (IOException e) {
      // The proxy was closed, and breaks the connection earlier.
    }
    close();
  }

  /** Responds with what was true some time ago; writes are forwarded. */
  private void read(Duration lag, boolean endless, Upstream upstream, Executor threads)
      throws IOException {
    if (endless) {
      watch = true;
      InputStream events = send(upstream, threads).getInputStream();
      StaleReads.transferLate(events, client.getOutputStream(), lag, threads);
    } else if (ApiRequest.isWrite(head.method())) {
      forward(upstream, threads, false);
    } else {
      Optional<byte[]> earlier = staleReads.find(head.url(), lag);
      if (earlier.isPresent()) {
        client.getOutputStream().write(earlier.get());
      } else {
        InputStream response = send(upstream, threads).getInputStream();
        staleReads.transferRecording(head.url(), response, client.getOutputStream());
      }
    }
  }

  /** Lets the API server execute the request and discards its response. */
  private void forwardDiscardingResponse(Upstream upstream, Executor threads) throws IOException {
    send(upstream, threads).getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Responds in place of the API server. Reads the whole request first, as a server does. */
  private void reject(InjectedResponse injectedResponse) throws IOException {
    client.getInputStream().readNBytes(head.bodyLength());
    client.getOutputStream().write(injectedResponse.bytes());
  }

  /** A watch is accepted, and ends with an event that says so. */
  private void respondGone(boolean endless) throws IOException {
    Optional<String> webSocketKey = head.header("sec-websocket-key");
    if (endless && webSocketKey.isPresent()) {
      client
          .getOutputStream()
          .write(
              WebSocketResponse.bytes(webSocketKey.get(), InjectedResponse.eventOfGoneVersion()));
      // The client closes the connection, which would otherwise break before it reads the event.
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } else {
      reject(endless ? InjectedResponse.watchOfGoneVersion() : InjectedResponse.gone());
    }
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

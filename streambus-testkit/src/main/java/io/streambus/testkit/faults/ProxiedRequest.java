package io.streambus.testkit.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

  /** Executes the action that applies to the request. */
  void handle(FaultAction action, boolean endless, Upstream upstream, Executor threads)
      throws IOException {
    if (action instanceof FaultAction.Reject rejection) {
      reject(new InjectedResponse(rejection.code(), Optional.empty()));
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

  /** Lets the API server execute the request and discards its response. */
  private void forwardDiscardingResponse(Upstream upstream, Executor threads) throws IOException {
    send(upstream, threads).getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Responds in place of the API server. Reads the whole request first, as a server does. */
  private void reject(InjectedResponse injectedResponse) throws IOException {
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

  /** A response from the proxy instead of the API server. */
  private record InjectedResponse(int code, Optional<Duration> retryAfter) {

    private static final int TOO_MANY_REQUESTS = 429;

    static InjectedResponse throttled(Duration retryAfter) {
      return new InjectedResponse(TOO_MANY_REQUESTS, Optional.of(retryAfter));
    }

    byte[] bytes() {
      String body =
          """
          {"kind":"Status","apiVersion":"v1","status":"Failure","code":%d,\
          "reason":"%s","message":"injected fault"}"""
              .formatted(code, reason());
      String head =
          "HTTP/1.1 %d Fault\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
              .formatted(code, body.length());
      String retry = retryAfter.map(time -> "Retry-After: " + time.toSeconds() + "\r\n").orElse("");
      return (head + retry + "Connection: close\r\n\r\n" + body)
          .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String reason() {
      return switch (code) {
        case 409 -> "Conflict";
        case TOO_MANY_REQUESTS -> "TooManyRequests";
        case 500 -> "InternalError";
        default -> "";
      };
    }
  }
}

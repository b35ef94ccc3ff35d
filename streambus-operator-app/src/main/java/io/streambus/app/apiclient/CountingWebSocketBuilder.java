package io.streambus.app.apiclient;

import com.google.common.base.Throwables;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Counts the handshakes of WebSockets, which start watches. */
final class CountingWebSocketBuilder implements WebSocket.Builder {

  /** Status code of a successful handshake. */
  private static final int SWITCHING_PROTOCOLS = 101;

  private final WebSocket.Builder builder;
  private final ApiRequestMetrics metrics;

  CountingWebSocketBuilder(WebSocket.Builder builder, ApiRequestMetrics metrics) {
    this.builder = builder;
    this.metrics = metrics;
  }

  @Override
  public WebSocket.Builder header(String name, String value) {
    builder.header(name, value);
    return this;
  }

  @Override
  public WebSocket.Builder connectTimeout(Duration timeout) {
    builder.connectTimeout(timeout);
    return this;
  }

  @Override
  public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
    builder.subprotocols(mostPreferred, lesserPreferred);
    return this;
  }

  @Override
  public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
    return builder
        .buildAsync(uri, listener)
        .whenComplete((webSocket, failure) -> count(uri, failure));
  }

  private void count(URI uri, @Nullable Throwable failure) {
    if (failure == null) {
      metrics.countResponse("GET", uri, SWITCHING_PROTOCOLS);
      return;
    }
    Throwables.getCausalChain(failure).stream()
        .filter(WebSocketHandshakeException.class::isInstance)
        .map(WebSocketHandshakeException.class::cast)
        .findFirst()
        .ifPresentOrElse(
            rejected -> metrics.countResponse("GET", uri, rejected.getResponse().statusCode()),
            () -> metrics.countError("GET", uri));
  }
}

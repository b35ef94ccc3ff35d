package io.streambus.app.tracing;

import com.google.common.base.Throwables;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.streambus.operator.http.BoundedBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans to a collector. Unlike the sender of the SDK, it keeps only the beginning of a
 * response, and the timeout includes the body: a collector that responds without end, or byte by
 * byte, occupies neither memory nor a thread.
 */
final class BoundedSender implements HttpSender {

  private static final int MAX_BYTES = 64 << 10;

  private final HttpSenderConfig config;
  private final HttpClient client;

  BoundedSender(HttpSenderConfig config) {
    this.config = config;
    this.client = client(config);
  }

  private static HttpClient client(HttpSenderConfig config) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.getConnectTimeout());
    Optional.ofNullable(config.getSslContext()).ifPresent(client::sslContext);
    Optional.ofNullable(config.getProxyOptions())
        .ifPresent(proxy -> client.proxy(proxy.getProxySelector()));
    Optional.ofNullable(config.getExecutorService()).ifPresent(client::executor);
    return client.build();
  }

  @Override
  public void send(
      MessageWriter spans,
      Consumer<io.opentelemetry.sdk.common.export.HttpResponse> onResponse,
      Consumer<Throwable> onError) {
    HttpRequest request;
    try {
      request = request(spans);
    } catch (IOException e) {
      onError.accept(e);
      return;
    }
    CompletableFuture<HttpResponse<byte[]>> response =
        Optional.ofNullable(config.getRetryPolicy())
            .map(policy -> send(request, SendAttempt.first(policy, config.getTimeout().toNanos())))
            .orElseGet(() -> send(request));
    response
        .orTimeout(config.getTimeout().toNanos(), TimeUnit.NANOSECONDS)
        .thenAccept(received -> onResponse.accept(new BoundedResponse(received)))
        .exceptionally(
            error -> {
              onError.accept(Throwables.getRootCause(error));
              return null;
            });
  }

  private HttpRequest request(MessageWriter spans) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(config.getEndpoint())
            .header("Content-Type", config.getContentType());
    Optional.ofNullable(config.getHeadersSupplier().get())
        .ifPresent(
            headers ->
                headers.forEach(
                    (name, values) -> values.forEach(value -> request.header(name, value))));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Compressor compressor = config.getCompressor();
    if (compressor != null) {
      request.header("Content-Encoding", compressor.getEncoding());
    }
    try (OutputStream output = compressor == null ? body : compressor.compress(body)) {
      spans.writeMessage(output);
    }
    return request.POST(BodyPublishers.ofByteArray(body.toByteArray())).build();
  }

  /** Sends a request once. The connection is closed if the response does not end in time. */
  private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, BoundedBody.truncatedTo(MAX_BYTES));
    return exchange
        .copy()
        .orTimeout(config.getTimeout().toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete((response, error) -> exchange.cancel(true));
  }

  private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, SendAttempt attempt) {
    return send(request)
        .handle(Outcome::new)
        .thenCompose(
            outcome ->
                attempt.isRepeatedAfter(outcome.response(), outcome.error())
                    ? attempt.next().thenComposeAsync(next -> send(request, next))
                    : outcome.toFuture());
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }

  /** Outcome of an attempt: either a response or an error. */
  private record Outcome(@Nullable HttpResponse<byte[]> response, @Nullable Throwable error) {

    CompletableFuture<HttpResponse<byte[]>> toFuture() {
      return error == null
          ? CompletableFuture.completedFuture(response)
          : CompletableFuture.failedFuture(error);
    }
  }

  private record BoundedResponse(HttpResponse<byte[]> response)
      implements io.opentelemetry.sdk.common.export.HttpResponse {

    @Override
    public int getStatusCode() {
      return response.statusCode();
    }

    @Override
    public String getStatusMessage() {
      return Integer.toString(response.statusCode());
    }

    @Override
    public byte[] getResponseBody() {
      return response.body();
    }
  }
}

package io.streambus.operator.brokers;

import com.google.common.base.Suppliers;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls brokers over HTTP. A call takes at most two seconds from host name resolution to the last
 * byte of the response, and there are never more concurrent calls than calling threads.
 */
final class BrokerHttp implements AutoCloseable {

  static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** A broker returns all its tenants or consumer groups in one response. */
  private static final int MAX_BYTES = 8 << 20;

  private static final int MAX_CHARACTERS = 200;
  private static final String SHUTTING_DOWN = "the operator is shutting down";

  /** More than callers: host name resolution may block one for longer than the caller waits. */
  private static final int THREADS = 32;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          new ThreadFactoryBuilder()
              .setNameFormat("streambus-broker-http-%d")
              .setDaemon(true)
              .build());

  /** Created by the first call, because it starts a thread. */
  private final Supplier<HttpClient> client = Suppliers.memoize(() -> client(threads));

  private static HttpClient client(Executor threads) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .connectTimeout(TIMEOUT)
        .executor(threads)
        .build();
  }

  /** Sends one request; an interrupt of the thread aborts it immediately. */
  ApiResponse<byte[]> send(HttpRequest request) {
    try {
      return await(client.get().sendAsync(request, BoundedBody.of(MAX_BYTES)));
    } catch (RejectedExecutionException e) {
      return new ApiResponse.Failed<>(SHUTTING_DOWN);
    }
  }

  private static ApiResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> response) {
    try {
      return apiResponse(response.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return new ApiResponse.Failed<>("no response within %d s".formatted(TIMEOUT.toSeconds()));
    } catch (ExecutionException e) {
      return new ApiResponse.Failed<>(reason(Optional.ofNullable(e.getCause()).orElse(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ApiResponse.Failed<>(SHUTTING_DOWN);
    } finally {
      response.cancel(true);
    }
  }

  private static ApiResponse<byte[]> apiResponse(HttpResponse<byte[]> response) {
    return response.statusCode() / 100 == 2
        ? new ApiResponse.Success<>(response.body())
        : new ApiResponse.Rejected<>(response.statusCode(), excerpt(response.body()));
  }

  /** Shortens untrusted text to a single line. */
  private static String excerpt(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MAX_CHARACTERS ? line : line.substring(0, MAX_CHARACTERS) + "...";
  }

  /** Omits addresses and ports of a single attempt, so that the reason is stable. */
  private static String reason(Throwable failure) {
    return failure instanceof ConnectException
        ? "no connection"
        : "invalid response: " + failure.getMessage();
  }

  /** Aborts running calls and stops the threads; the JDK stops its own with the last reference. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Collects a response body, and fails before a too large one is in memory. */
  private static final class BoundedBody implements BodySubscriber<byte[]> {

    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    private BoundedBody(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    /** Accepts bodies of at most {@code maxBytes} bytes. */
    static BodyHandler<byte[]> of(int maxBytes) {
      return responseInfo -> new BoundedBody(maxBytes);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
      subscription = newSubscription;
      newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        if (bytes.size() + buffer.remaining() > maxBytes) {
          abort();
          return;
        }
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        bytes.writeBytes(part);
      }
    }

    private void abort() {
      if (subscription != null) {
        subscription.cancel();
      }
      body.completeExceptionally(new IOException("the body exceeds %d bytes".formatted(maxBytes)));
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(bytes.toByteArray());
    }
  }
}

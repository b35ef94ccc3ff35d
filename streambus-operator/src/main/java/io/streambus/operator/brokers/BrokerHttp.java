package io.streambus.operator.brokers;

import com.google.common.base.Strings;
import com.google.common.base.Suppliers;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.streambus.api.text.ExternalText;
import io.streambus.operator.http.BoundedBody;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Calls brokers over HTTP. A call takes at most two seconds from host name resolution to the last
 * byte of the response, and there are never more concurrent calls than calling threads.
 */
final class BrokerHttp implements AutoCloseable {

  static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** Maximum size of a response, except for lists. */
  static final int MAX_BYTES = 64 << 10;

  /** Maximum size of a list: a broker returns all its tenants or consumer groups at once. */
  static final int MAX_LIST_BYTES = 1 << 20;

  private static final int MAX_ERROR_BYTES = 1 << 10;
  private static final int MAX_CHARACTERS = 200;
  private static final String NO_RESPONSE =
      "no response within %d s".formatted(TIMEOUT.toSeconds());
  private static final String SHUTTING_DOWN = "the operator is shutting down";

  /** More than callers: host name resolution may block one for longer than the caller waits. */
  private static final int THREADS = 40;

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

  /**
   * Sends one request; an interrupt of the thread aborts it immediately.
   *
   * @param maxBytes a longer response fails, and is not received completely
   */
  ApiResponse<byte[]> send(HttpRequest request, int maxBytes) {
    try {
      return await(client.get().sendAsync(request, BoundedBody.of(maxBytes, MAX_ERROR_BYTES)));
    } catch (RejectedExecutionException e) {
      return new ApiResponse.Failed<>(SHUTTING_DOWN);
    }
  }

  private static ApiResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> response) {
    try {
      return apiResponse(response.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return new ApiResponse.Failed<>(NO_RESPONSE);
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

  private static String excerpt(byte[] body) {
    return ExternalText.line(new String(body, StandardCharsets.UTF_8), MAX_CHARACTERS);
  }

  /** Omits addresses and ports of a single attempt, so that the reason is stable. */
  private static String reason(Throwable failure) {
    if (failure instanceof HttpTimeoutException) {
      return NO_RESPONSE;
    }
    return failure instanceof ConnectException
        ? "no connection"
        : "invalid response: "
            + ExternalText.line(Strings.nullToEmpty(failure.getMessage()), MAX_CHARACTERS);
  }

  /** Aborts running calls and stops the threads; the JDK stops its own with the last reference. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package io.streambus.operator.brokers;

import com.google.common.base.Suppliers;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
 * Calls brokers over HTTP. A call takes at most two seconds from the look-up of the host to the
 * last byte of the answer, and there are never more calls at once than threads that call.
 */
public final class BrokerHttp implements AutoCloseable {

  static final Duration TIME_OUT = Duration.ofSeconds(2);

  /** A broker lists all its tenants or consumer groups at once. */
  private static final int MAX_BYTES = 8 << 20;

  private static final int MAX_CHARACTERS = 200;
  private static final String STOPS = "the operator stops";

  /** More than callers: the look-up of a host may hold one for longer than the caller waits. */
  private static final int THREADS = 32;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          new ThreadFactoryBuilder()
              .setNameFormat("streambus-broker-http-%d")
              .setDaemon(true)
              .build());

  /** Made with the first call, since it has a thread of its own. */
  private final Supplier<HttpClient> client = Suppliers.memoize(() -> client(threads));

  private static HttpClient client(Executor threads) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .connectTimeout(TIME_OUT)
        .executor(threads)
        .build();
  }

  /** The answer to one call; an interrupt of the thread ends it at once. */
  ApiResponse<byte[]> send(HttpRequest request) {
    try {
      return await(client.get().sendAsync(request, BoundedBody.of(MAX_BYTES)));
    } catch (RejectedExecutionException e) {
      return new ApiResponse.Failed<>(STOPS);
    }
  }

  private static ApiResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> response) {
    try {
      return apiResponse(response.get(TIME_OUT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return new ApiResponse.Failed<>("no answer within %d s".formatted(TIME_OUT.toSeconds()));
    } catch (ExecutionException e) {
      return new ApiResponse.Failed<>(reason(Optional.ofNullable(e.getCause()).orElse(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ApiResponse.Failed<>(STOPS);
    } finally {
      response.cancel(true);
    }
  }

  private static ApiResponse<byte[]> apiResponse(HttpResponse<byte[]> response) {
    return response.statusCode() / 100 == 2
        ? new ApiResponse.Success<>(response.body())
        : new ApiResponse.Rejected<>(response.statusCode(), excerpt(response.body()));
  }

  /** Of a text that anybody may have written. */
  private static String excerpt(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MAX_CHARACTERS ? line : line.substring(0, MAX_CHARACTERS) + "...";
  }

  /** Without addresses and ports of a single try, so that the reason stays the same. */
  private static String reason(Throwable failure) {
    return failure instanceof ConnectException
        ? "no connection"
        : "no usable answer: " + failure.getMessage();
  }

  /** Ends calls that run, and the threads; the JDK ends its own with the last reference. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package io.streambus.testkit.controlplane.binaries;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.streambus.testkit.controlplane.binaries.BinariesOptions.BinaryTimeouts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Downloads files with a connect timeout and a total timeout. */
final class Downloads {

  private final HttpClient client;
  private final Duration total;

  Downloads(BinaryTimeouts timeouts) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeouts.connect())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    this.total = timeouts.download();
  }

  void fetchFile(URI location, Path target) throws BinarySourceException {
    get(location, BodyHandlers.ofFile(target, CREATE, WRITE, TRUNCATE_EXISTING), total);
  }

  private <T> T get(URI location, BodyHandler<T> handler, Duration timeout)
      throws BinarySourceException {
    HttpRequest request =
        HttpRequest.newBuilder(location).header("User-Agent", "streambus-testkit").build();
    CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, handler);
    try {
      HttpResponse<T> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new BinarySourceException(location + " returned HTTP " + response.statusCode());
      }
      return response.body();
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new BinarySourceException(
          location + " did not finish within " + timeout.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new BinarySourceException(location + ": " + reason(e.getCause()), e);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new BinarySourceException(location + ": interrupted", e);
    }
  }

  // Exceptions for a failed connection or an unknown host have no message.
  private static String reason(@Nullable Throwable cause) {
    if (cause == null) {
      return "failed";
    }
    String name = cause.getClass().getSimpleName();
    return cause.getMessage() == null ? name : name + ", " + cause.getMessage();
  }
}

package io.streambus.operator;

import com.google.common.base.Throwables;
import com.google.common.collect.Lists;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.streambus.resources.extension.ClusterExtension;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.extension.InvalidExtensionException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Reads what extensions declare, for a limited time: one that hangs would hang the start. */
final class ExtensionReader {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Duration timeout;

  ExtensionReader() {
    this(TIMEOUT);
  }

  ExtensionReader(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Reads the declarations.
   *
   * @throws InvalidExtensionException if they are invalid, or take too long
   * @throws OperatorStartException if the thread is interrupted
   */
  Extensions read(List<ClusterExtension> extensions) {
    if (extensions.isEmpty()) {
      return Extensions.none();
    }
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            new ThreadFactoryBuilder()
                .setNameFormat("streambus-extensions")
                .setDaemon(true)
                .build());
    AtomicReference<Class<?>> current = new AtomicReference<>(extensions.get(0).getClass());
    try {
      // The list is read one element at a time, so the current one is that which is asked.
      Future<Extensions> read =
          thread.submit(
              () ->
                  Extensions.of(
                      Lists.transform(
                          extensions,
                          extension -> {
                            current.set(extension.getClass());
                            return extension;
                          })));
      return read.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new InvalidExtensionException(
          Objects.requireNonNull(current.get()),
          "does not return from name(), additionalObjects() or customizers() within %d seconds; declarations must not wait for anything"
              .formatted(timeout.toSeconds()),
          null);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      Throwables.throwIfUnchecked(cause);
      throw new IllegalStateException(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorStartException("interrupted during the start", e);
    } finally {
      thread.shutdownNow();
    }
  }
}

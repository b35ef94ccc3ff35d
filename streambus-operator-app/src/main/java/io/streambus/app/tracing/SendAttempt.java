package io.streambus.app.tracing;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableSet;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to send spans.
 *
 * @param policy decides how often and when it is repeated
 * @param number number of the attempt, from 1
 * @param end time of {@link System#nanoTime} after which it is not repeated
 */
record SendAttempt(RetryPolicy policy, int number, long end) {

  /** Status codes after which the specification of OTLP lets a client try again. */
  private static final ImmutableSet<Integer> RETRYABLE = ImmutableSet.of(429, 502, 503, 504);

  private static final double JITTER = 0.2;

  static SendAttempt first(RetryPolicy policy, long timeoutNanos) {
    return new SendAttempt(policy, 1, System.nanoTime() + timeoutNanos);
  }

  boolean isRepeatedAfter(@Nullable HttpResponse<?> response, @Nullable Throwable error) {
    return number < policy.getMaxAttempts()
        && System.nanoTime() - end < 0
        && (response == null ? isTransient(error) : RETRYABLE.contains(response.statusCode()));
  }

  private static boolean isTransient(@Nullable Throwable error) {
    return error != null
        && Throwables.getCausalChain(error).stream().noneMatch(SSLException.class::isInstance);
  }

  /** The next attempt, after a delay. */
  CompletableFuture<SendAttempt> next() {
    return new CompletableFuture<SendAttempt>()
        .completeOnTimeout(
            new SendAttempt(policy, number + 1, end), delayNanos(), TimeUnit.NANOSECONDS);
  }

  private long delayNanos() {
    double initial = (double) policy.getInitialBackoff().toNanos();
    double max = (double) policy.getMaxBackoff().toNanos();
    double delay = initial * Math.pow(policy.getBackoffMultiplier(), number - 1);
    double jitter = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
    return (long) (Math.min(delay, max) * jitter);
  }
}
